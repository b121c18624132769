"""The desk's commands: `pedel desk …` and `pedel record …`. Naming them never imports Django."""
