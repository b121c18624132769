"""`python -m pedel`: the command, where no script was installed."""

from pedel.cli import main

if __name__ == "__main__":
    main(prog_name="pedel")
