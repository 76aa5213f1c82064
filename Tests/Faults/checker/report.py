"""What was found: the promises that did not hold, and numbers."""


class Report:
    SHOWN = 3

    def __init__(self):
        self.wrong = {}  # by promise, what breaks it
        self.numbers = {}

    def count(self, name, number):
        self.numbers[name] = number

    def none(self, promise, wrong):
        """The promise holds if nothing is wrong."""
        if found := list(wrong):
            self.wrong.setdefault(promise, []).extend(found)

    def holds(self, promise, is_so, case):
        if not is_so:
            self.none(promise, [case])

    def same(self, promise, found, wanted):
        """The promise holds if both are the same sets, or mappings."""
        found, wanted = mapping(found), mapping(wanted)
        self.none(promise, (f"{shown(key)} is missing" for key in wanted if key not in found))
        self.none(promise, (f"{shown(key)} is not wanted" for key in found if key not in wanted))
        both = (key for key in wanted if key in found and found[key] != wanted[key])
        self.none(promise, (f"{shown(key)} is {shown(found[key])}, not {shown(wanted[key])}" for key in both))

    def broken(self):
        """A line for each broken promise, with its first few cases."""
        for promise, cases in self.wrong.items():
            yield f"BROKEN {promise}: {len(cases)}: {'; '.join(map(str, cases[: self.SHOWN]))}"


def mapping(values):
    return values if isinstance(values, dict) else dict.fromkeys(values)


def shown(value):
    if isinstance(value, bytes):
        return value.hex()
    return "(" + " ".join(map(shown, value)) + ")" if isinstance(value, tuple) else str(value)


def twice(values):
    """What stands there more than once."""
    seen, doubled = set(), set()
    for value in values:
        (doubled if value in seen else seen).add(value)
    return map(shown, doubled)
