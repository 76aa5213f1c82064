#include "MaskBounds.h"

#include <malloc.h>
#include <stdlib.h>

typedef struct {
  uint64_t words[4];
} lanes;

typedef struct {
  uint16_t rule;
  uint8_t answers, lane;
} single;

typedef struct {
  lanes items;
  uint16_t rule;
  uint8_t answers;
} several;

typedef struct {
  uint16_t rule;
  uint8_t lane, answers, when_lane, when_answers, other_lane, other_answers;
} reasoned;

typedef struct {
  uint16_t rule;
  uint8_t lane, answers, other_lane, other_answers, third_lane, third_answers, fourth_lane, fourth_answers;
  uint8_t asked, denied;
} nested;

// One block: what is judged by in turn lies together.
struct mask_policy {
  size_t rules, singles, several, reasoned, nested;
  several *several_list;
  single *single_list;
  reasoned *reasoned_list;
  nested *nested_list;
  uint8_t *weights;
};

struct mask_shared {
  size_t rules;
  const uint8_t *weights;
  uint32_t demands[];
};

struct mask_sheet {
  uint8_t codes[MASK_LANES];  // answer and, above it, whether the row applies
  uint8_t says[32][8];        // by answer set and answer: 0, 1 unknown, 2
  uint8_t outcomes[32][32];   // by answer set and code
  uint8_t asked[MASK_ASKED][2];  // whether so, and whether not so
  lanes fails[32], unknown[32], exempt;
};

static const uint8_t outcome_of[3][3] = {
    // requirement:    not met       unknown        met
    {MASK_EXEMPT, MASK_EXEMPT, MASK_EXEMPT},
    {MASK_UNKNOWN, MASK_UNKNOWN, MASK_PASS},
    {MASK_FAIL, MASK_UNKNOWN, MASK_PASS},
};

static const uint8_t denied[2][3] = {{0, 1, 2}, {2, 1, 0}};

// By whether one fails, one is unknown, all are exempt; no branch, which many policies would mispredict.
static const uint8_t outcome_of_items[8] = {MASK_PASS,   MASK_FAIL, MASK_UNKNOWN, MASK_FAIL,
                                            MASK_EXEMPT, MASK_FAIL, MASK_UNKNOWN, MASK_FAIL};

static void insert(lanes *set, uint8_t lane) { set->words[lane >> 6] |= 1ull << (lane & 63); }
static int contains(const lanes *set, uint8_t lane) { return set->words[lane >> 6] >> (lane & 63) & 1; }

static int meets(const lanes *a, const lanes *b) {
  return ((a->words[0] & b->words[0]) | (a->words[1] & b->words[1]) | (a->words[2] & b->words[2]) |
          (a->words[3] & b->words[3])) != 0;
}

static int within(const lanes *a, const lanes *b) {
  return ((a->words[0] & ~b->words[0]) | (a->words[1] & ~b->words[1]) | (a->words[2] & ~b->words[2]) |
          (a->words[3] & ~b->words[3])) == 0;
}

mask_policy *mask_policy_make(const mask_rule *rules, size_t count) {
  size_t kinds[4] = {0, 0, 0, 0};
  for (size_t at = 0; at < count; at++) kinds[rules[at].kind]++;
  size_t weights = (count + 31) / 32 * 32;
  mask_policy *policy = calloc(1, sizeof *policy + kinds[MASK_SEVERAL] * sizeof(several) +
                                      kinds[MASK_SINGLE] * sizeof(single) +
                                      kinds[MASK_REASONED] * sizeof(reasoned) +
                                      kinds[MASK_NESTED] * sizeof(nested) + weights);
  if (policy == NULL) return NULL;
  policy->rules = count;
  policy->several_list = (several *)(policy + 1);
  policy->single_list = (single *)(policy->several_list + kinds[MASK_SEVERAL]);
  policy->reasoned_list = (reasoned *)(policy->single_list + kinds[MASK_SINGLE]);
  policy->nested_list = (nested *)(policy->reasoned_list + kinds[MASK_REASONED]);
  policy->weights = (uint8_t *)(policy->nested_list + kinds[MASK_NESTED]);
  for (size_t at = 0; at < count; at++) {
    const mask_rule *rule = &rules[at];
    policy->weights[at] = rule->weight;
    if (rule->kind == MASK_SINGLE) {
      policy->single_list[policy->singles++] = (single){(uint16_t)at, rule->answers, rule->lanes[0]};
    } else if (rule->kind == MASK_SEVERAL) {
      several *one = &policy->several_list[policy->several++];
      one->rule = (uint16_t)at;
      one->answers = rule->answers;
      for (uint8_t item = 0; item < rule->count; item++) insert(&one->items, rule->lanes[item]);
    } else if (rule->kind == MASK_NESTED) {
      policy->nested_list[policy->nested++] = (nested){
          (uint16_t)at,   rule->lanes[0], rule->answers,  rule->other_lane,        rule->other_answers, rule->lanes[1],
          rule->lanes[2], rule->lanes[3], rule->lanes[4], 2 * rule->lanes[5] + rule->lanes[6], rule->lanes[7]};
    } else {
      policy->reasoned_list[policy->reasoned++] =
          (reasoned){(uint16_t)at,       rule->lanes[0],   rule->answers,      rule->when_lane,
                     rule->when_answers, rule->other_lane, rule->other_answers};
    }
  }
  return policy;
}

void mask_policy_free(mask_policy *policy) { free(policy); }

mask_sheet *mask_sheet_make(const uint8_t answers[MASK_LANES], const uint8_t applies[MASK_LANES],
                            const uint8_t asked[MASK_ASKED]) {
  mask_sheet *sheet = calloc(1, sizeof *sheet);
  if (sheet == NULL) return NULL;
  for (unsigned at = 0; at < MASK_ASKED; at++) {
    sheet->asked[at][0] = asked[at];
    sheet->asked[at][1] = 2 - asked[at];
  }
  for (unsigned set = 0; set < 32; set++) {
    for (unsigned answer = 0; answer < 8; answer++) {
      sheet->says[set][answer] = answer == 0 || answer > 5 ? 1 : set >> (answer - 1) & 1 ? 2 : 0;
      for (unsigned truth = 0; truth < 3; truth++)
        sheet->outcomes[set][answer | truth << 3] = outcome_of[truth][sheet->says[set][answer]];
    }
  }
  for (unsigned lane = 0; lane < MASK_LANES; lane++) {
    sheet->codes[lane] = answers[lane] | applies[lane] << 3;
    if (applies[lane] == 0) insert(&sheet->exempt, lane);
    for (unsigned set = 0; set < 32; set++) {
      uint8_t outcome = sheet->outcomes[set][sheet->codes[lane]];
      if (outcome == MASK_FAIL) insert(&sheet->fails[set], lane);
      if (outcome == MASK_UNKNOWN) insert(&sheet->unknown[set], lane);
    }
  }
  return sheet;
}

void mask_sheet_free(mask_sheet *sheet) { free(sheet); }

static mask_tally tally(size_t rules, const uint8_t *weights, const uint8_t *outcomes) {
  mask_tally tally = {0, 0, -1, 0, 0};
  uint8_t rejected = 0, open = 0;
  for (size_t at = 0; at < rules; at += 32) {
    uint8_t passed[32], weighed[32];
    for (int lane = 0; lane < 32; lane++) {
      uint8_t outcome = outcomes[at + lane], weight = weights[at + lane];
      passed[lane] = weight & -(outcome == MASK_PASS);
      weighed[lane] = weight & -(outcome != MASK_EXEMPT);
      rejected |= weight & -(outcome == MASK_FAIL);
      open |= weight & -(outcome == MASK_UNKNOWN);
    }
    for (int lane = 0; lane < 32; lane++) {
      tally.passed += passed[lane];
      tally.weighed += weighed[lane];
    }
  }
  if (tally.weighed != 0)
    tally.score = (int32_t)((2000 * tally.passed + tally.weighed) / (2 * tally.weighed));
  tally.is_rejected = rejected > 1;  // weights are 5, 3 and, minor, 1
  tally.is_open = open != 0;
  return tally;
}

static uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }
static uint8_t most(uint8_t a, uint8_t b) { return a > b ? a : b; }

mask_tally mask_judge_three(const mask_policy *policy, const mask_sheet *sheet, uint8_t *restrict outcomes) {
  for (size_t at = 0; at < policy->singles; at++) {
    single rule = policy->single_list[at];
    outcomes[rule.rule] = sheet->outcomes[rule.answers][sheet->codes[rule.lane]];
  }
  for (size_t at = 0; at < policy->several; at++) {
    const several *rule = &policy->several_list[at];
    outcomes[rule->rule] = outcome_of_items[meets(&rule->items, &sheet->fails[rule->answers]) |
                                            meets(&rule->items, &sheet->unknown[rule->answers]) << 1 |
                                            within(&rule->items, &sheet->exempt) << 2];
  }
  for (size_t at = 0; at < policy->reasoned; at++) {
    reasoned rule = policy->reasoned_list[at];
    uint8_t code = sheet->codes[rule.lane];
    uint8_t when = sheet->says[rule.when_answers][sheet->codes[rule.when_lane] & 7];
    uint8_t own = sheet->says[rule.answers][code & 7];
    uint8_t other = sheet->says[rule.other_answers][sheet->codes[rule.other_lane] & 7];
    outcomes[rule.rule] = outcome_of[least(code >> 3, when)][most(own, other)];
  }
  for (size_t at = 0; at < policy->nested; at++) {
    nested rule = policy->nested_list[at];
    uint8_t code = sheet->codes[rule.lane];
    uint8_t own = sheet->says[rule.answers][code & 7];
    uint8_t other = sheet->says[rule.other_answers][sheet->codes[rule.other_lane] & 7];
    uint8_t third = sheet->says[rule.third_answers][sheet->codes[rule.third_lane] & 7];
    uint8_t fourth = sheet->says[rule.fourth_answers][sheet->codes[rule.fourth_lane] & 7];
    uint8_t met = least(most(own, other), most(third, fourth));
    outcomes[rule.rule] = outcome_of[least(code >> 3, sheet->asked[0][rule.asked])][denied[rule.denied][met]];
  }
  return tally(policy->rules, policy->weights, outcomes);
}

mask_tally mask_judge_two(const mask_policy *policy, const mask_sheet *sheet, uint8_t *restrict outcomes) {
  for (size_t at = 0; at < policy->singles; at++) {
    single rule = policy->single_list[at];
    outcomes[rule.rule] =
        (uint8_t)(contains(&sheet->fails[rule.answers], rule.lane) | contains(&sheet->exempt, rule.lane) << 1);
  }
  for (size_t at = 0; at < policy->several; at++) {
    const several *rule = &policy->several_list[at];
    int fails = meets(&rule->items, &sheet->fails[rule->answers]);
    outcomes[rule->rule] = (uint8_t)(fails | ((!fails) & within(&rule->items, &sheet->exempt)) << 1);
  }
  for (size_t at = 0; at < policy->reasoned; at++) {
    reasoned rule = policy->reasoned_list[at];
    uint8_t code = sheet->codes[rule.lane];
    int asked = code >> 4 & sheet->says[rule.when_answers][sheet->codes[rule.when_lane] & 7] >> 1;
    int met = (sheet->says[rule.answers][code & 7] |
               sheet->says[rule.other_answers][sheet->codes[rule.other_lane] & 7]) >> 1;
    outcomes[rule.rule] = (uint8_t)((asked & !met) | !asked << 1);
  }
  for (size_t at = 0; at < policy->nested; at++) {
    nested rule = policy->nested_list[at];
    uint8_t code = sheet->codes[rule.lane];
    int asked = code >> 4 & sheet->asked[0][rule.asked] >> 1;
    int own = sheet->says[rule.answers][code & 7] | sheet->says[rule.other_answers][sheet->codes[rule.other_lane] & 7];
    int more = sheet->says[rule.third_answers][sheet->codes[rule.third_lane] & 7] |
               sheet->says[rule.fourth_answers][sheet->codes[rule.fourth_lane] & 7];
    int met = ((own & more) >> 1) ^ rule.denied;
    outcomes[rule.rule] = (uint8_t)((asked & !met) | !asked << 1);
  }
  return tally(policy->rules, policy->weights, outcomes);
}

mask_shared *mask_shared_make(const uint32_t *demands, const uint8_t *weights, size_t count) {
  size_t padded = (count + 31) / 32 * 32;
  mask_shared *policy = calloc(1, sizeof *policy + count * sizeof *demands + padded);
  if (policy == NULL) return NULL;
  policy->rules = count;
  uint8_t *own = (uint8_t *)(policy->demands + count);
  for (size_t at = 0; at < count; at++) {
    policy->demands[at] = demands[at];
    own[at] = weights[at];
  }
  policy->weights = own;
  return policy;
}

void mask_shared_free(mask_shared *policy) { free(policy); }

mask_tally mask_judge_shared(const mask_shared *policy, const uint8_t *of_demands, uint8_t *restrict outcomes) {
  for (size_t at = 0; at < policy->rules; at++) outcomes[at] = of_demands[policy->demands[at]];
  return tally(policy->rules, policy->weights, outcomes);
}

size_t mask_heap_in_use(void) {
  struct mallinfo2 heap = mallinfo2();
  return heap.uordblks + heap.hblkhd;
}
