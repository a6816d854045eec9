"""Commands that need neither server nor settings: `run(argv) -> exit code`."""
