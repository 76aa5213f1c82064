// iconv is part of the C library: nothing is linked.
#include <iconv.h>
