"""When something has gone wrong: one button, a runbook with a clock, evidence, lessons."""
