"""The same rules in numpy's vectorised form: one sheet against all policies at once, three-valued.

Asked over pipes: each line in is one round; a line out holds the nanoseconds of one judging of all policies. The first
round also writes what it found to the file named last, for comparison.
"""
import sys
import time

import numpy as np

EXEMPT, PASS, FAIL, UNKNOWN = 2, 0, 1, 3
rules_path, sheet_path, policies, out_path = sys.argv[1:]
policies = int(policies)
rules = np.fromfile(rules_path, dtype=np.uint8).reshape(-1, 16)
sheet = np.fromfile(sheet_path, dtype=np.uint8)
sheet, questions = sheet[:512].reshape(2, 256), sheet[512:]
kind, weight, answers, count = rules[:, 0], rules[:, 1], rules[:, 2].astype(np.intp), rules[:, 3]
weights = weight.reshape(policies, -1)

# Tables as C has them.
sets, said = np.meshgrid(np.arange(32), np.arange(8), indexing="ij")
SAYS = np.where((said == 0) | (said > 5), 1, np.where(sets >> np.maximum(said - 1, 0) & 1, 2, 0)).astype(np.uint8)
OUTCOME = np.array([[EXEMPT] * 3, [UNKNOWN, UNKNOWN, PASS], [FAIL, UNKNOWN, PASS]], dtype=np.uint8)
SINGLE = np.empty((32, 32), dtype=np.uint8)
for truth in range(4):
    SINGLE[:, truth * 8:truth * 8 + 8] = OUTCOME[min(truth, 2)][SAYS]
SINGLE, SAYS, OUTCOME = SINGLE.ravel(), SAYS.ravel(), OUTCOME.ravel()

single = np.flatnonzero(kind == 0)
single_lane, single_set = rules[single, 4].astype(np.intp), answers[single] << 5
several = np.flatnonzero(kind == 1)
# Short rules repeat their last item, which changes nothing.
several_lanes = np.take_along_axis(
    rules[several, 4:12], np.minimum(np.arange(8), count[several, None] - 1).astype(np.intp), axis=1).astype(np.intp)
several_set = (answers[several] << 5)[:, None]
reasoned = np.flatnonzero(kind == 2)
lane, when_lane, other_lane = (rules[reasoned, at].astype(np.intp) for at in (4, 12, 14))
own_set, when_set, other_set = (rules[reasoned, at].astype(np.intp) << 3 for at in (2, 13, 15))
nested = np.flatnonzero(kind == 3)
nested_lanes = [rules[nested, at].astype(np.intp) for at in (4, 14, 5, 7)]
nested_sets = [rules[nested, at].astype(np.intp) << 3 for at in (2, 15, 6, 8)]
question, contrary, denied = (rules[nested, at].astype(np.intp) for at in (9, 10, 11))
question = 2 * question + contrary
DENIED = np.array([0, 1, 2, 2, 1, 0], dtype=np.uint8)
denied *= 3
outcomes = np.empty(len(rules), dtype=np.uint8)


def judge():
    codes = sheet[0] | sheet[1] << 3
    said, applies = sheet[0], sheet[1]
    outcomes[single] = SINGLE[single_set + codes[single_lane]]
    each = SINGLE[several_set + codes[several_lanes]]
    outcomes[several] = np.where(
        (each == FAIL).any(axis=1), FAIL,
        np.where((each == UNKNOWN).any(axis=1), UNKNOWN, np.where((each == EXEMPT).all(axis=1), EXEMPT, PASS)))
    asked = np.minimum(applies[lane], SAYS[when_set + said[when_lane]])
    met = np.maximum(SAYS[own_set + said[lane]], SAYS[other_set + said[other_lane]])
    outcomes[reasoned] = OUTCOME[asked * 3 + met]
    truths = np.stack([questions, 2 - questions], axis=1).ravel()
    own, other, third, fourth = (SAYS[sets + said[lanes]] for sets, lanes in zip(nested_sets, nested_lanes))
    met = np.minimum(np.maximum(own, other), np.maximum(third, fourth))
    asked = np.minimum(applies[nested_lanes[0]], truths[question])
    outcomes[nested] = OUTCOME[asked * 3 + DENIED[denied + met]]
    found = outcomes.reshape(policies, -1)
    passed = np.where(found == PASS, weights, 0).sum(axis=1, dtype=np.uint32)
    weighed = np.where(found != EXEMPT, weights, 0).sum(axis=1, dtype=np.uint32)
    rejected = ((found == FAIL) & (weights > 1)).any(axis=1)
    is_open = (found == UNKNOWN).any(axis=1)
    return passed, weighed, rejected, is_open


for number, _ in enumerate(sys.stdin):
    start = time.thread_time_ns()
    found = judge()
    spent = time.thread_time_ns() - start
    if number == 0:
        with open(out_path, "wb") as out:
            out.write(outcomes.tobytes())
            out.write(np.stack([each.astype(np.uint32) for each in found], axis=1).tobytes())
    print(spent, flush=True)
