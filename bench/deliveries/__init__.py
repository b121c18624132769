"""Whether deliveries are lost or sent twice while workers are killed, and how many go out a second."""
