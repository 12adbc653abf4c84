"""The command line: the Typer app and `main`, which turns errors into messages and exit codes."""


def main() -> None:
    """Run the command line."""
