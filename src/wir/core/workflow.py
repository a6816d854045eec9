"""What can happen to a thing, as a table: states and steps.

One table per thing lies in `PART/workflow.py`. Buttons, checks, the diagram in `docs/reference/workflows.md` and the
tests come from it. A step names its permission only; who has it is said in `PART/access.py`.
"""

from dataclasses import dataclass

from wir.core.refusal import Refused


@dataclass(frozen=True)
class Step:
    """One thing people can do. `sources` are the states it may start from, `target` the state it leads to."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    may: str


class Impossible(Refused):
    """A step that the workflow does not allow from the present state: whoever catches refusals catches this one."""

    def __init__(self, step: Step, state: str, state_label: str) -> None:
        super().__init__(
            f"„{step.label}“ geht nicht mehr: Der Stand ist „{state_label}“. Bitte laden Sie die Seite neu."
        )
        self.step, self.state = step, state


@dataclass(frozen=True)
class Workflow:
    """The table. `states` maps the stored name to the German word; the first state is the beginning.

    Raises ValueError at construction when a step names an unknown state, two steps share a name, or a state can
    never be reached.
    """

    thing: str
    states: dict[str, str]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        names = [step.name for step in self.steps]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.thing}: a step is declared twice")
        used = {state for step in self.steps for state in (*step.sources, step.target)}
        if unknown := used - set(self.states):
            raise ValueError(f"{self.thing}: unknown states {sorted(unknown)}")
        if lost := set(self.states) - self._reachable():
            raise ValueError(f"{self.thing}: states nobody can reach {sorted(lost)}")

    def _reachable(self) -> set[str]:
        reached, grown = {self.initial}, True
        while grown:
            more = {step.target for step in self.steps if reached.intersection(step.sources)}
            grown = not more <= reached
            reached |= more
        return reached

    @property
    def initial(self) -> str:
        """The state a new thing is in."""
        return next(iter(self.states))

    def step(self, name: str) -> Step:
        """The step of that name. Raises KeyError."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """What can happen next, in the order of the table."""
        return tuple(step for step in self.steps if state in step.sources)

    def check(self, name: str, state: str, *, told: str = "") -> Step:
        """The step, if it may start from `state`. Raises Impossible, which calls the state by the word `told`, if given."""
        step = self.step(name)
        if state not in step.sources:
            raise Impossible(step, state, told or self.states[state])
        return step

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, one line per arrow."""
        arrows = [
            f"    {source} --> {step.target}: {step.label}" for step in self.steps for source in step.sources
        ]
        names = [f"    {state}: {label}" for state, label in self.states.items()]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.initial}", *names, *arrows])
