// The least work that judging by tables and masks can be: what our evaluator is held against.
#ifndef MASK_BOUNDS_H
#define MASK_BOUNDS_H

#include <stddef.h>
#include <stdint.h>

enum { MASK_LANES = 256, MASK_ITEMS = 8, MASK_RULES = 4096, MASK_ASKED = 8 };
enum { MASK_PASS = 0, MASK_FAIL = 1, MASK_EXEMPT = 2, MASK_UNKNOWN = 3 };
enum { MASK_SINGLE = 0, MASK_SEVERAL = 1, MASK_REASONED = 2, MASK_NESTED = 3 };

// `answers` are five bits, one for each answer. A reasoned rule: when the row `when_lane` says one of `when_answers`, the
// row says one of `answers` or the row `other_lane` says one of `other_answers`.
// A nested rule: when the sheet answers question `lanes[5]`, or its contrary if `lanes[6]`; what it requires, or the contrary
// if `lanes[7]`: both (the row says `answers` or `other_lane` says `other_answers`) and (row `lanes[1]` says `lanes[2]` or row
// `lanes[3]` says `lanes[4]`).
typedef struct {
  uint8_t kind, weight, answers, count;
  uint8_t lanes[MASK_ITEMS];
  uint8_t when_lane, when_answers, other_lane, other_answers;
} mask_rule;

typedef struct mask_policy mask_policy;
typedef struct mask_sheet mask_sheet;
typedef struct mask_shared mask_shared;

typedef struct {
  uint32_t passed, weighed;
  int32_t score;  // tenths of a point; -1 where no rule is weighed
  uint8_t is_rejected, is_open;
} mask_tally;

mask_policy *mask_policy_make(const mask_rule *rules, size_t count);
void mask_policy_free(mask_policy *policy);

// `answers`: 0 where a row has no sure one, else 1 to 5; `applies` and `asked`: 0 no, 1 unknown, 2 yes.
mask_sheet *mask_sheet_make(const uint8_t answers[MASK_LANES], const uint8_t applies[MASK_LANES],
                            const uint8_t asked[MASK_ASKED]);
void mask_sheet_free(mask_sheet *sheet);

// Outcomes in the order of the rules; room for MASK_RULES of them.
mask_tally mask_judge_three(const mask_policy *policy, const mask_sheet *sheet, uint8_t *outcomes);
// The same for a sheet without an unknown.
mask_tally mask_judge_two(const mask_policy *policy, const mask_sheet *sheet, uint8_t *outcomes);

// A policy whose rules are some of `demands`, which many policies share: its outcomes are those of the demands, judged once.
mask_shared *mask_shared_make(const uint32_t *demands, const uint8_t *weights, size_t count);
void mask_shared_free(mask_shared *policy);
mask_tally mask_judge_shared(const mask_shared *policy, const uint8_t *of_demands, uint8_t *outcomes);

// Bytes of the heap that are in use.
size_t mask_heap_in_use(void);

#endif
