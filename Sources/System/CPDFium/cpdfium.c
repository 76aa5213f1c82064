#include "cpdfium.h"

#include <dlfcn.h>
#include <string.h>

// MARK: Functions

#define PDFIUM_DEFINE(result, here, there, parameters, arguments) \
  static result(*there) parameters;                               \
  result here parameters { return there arguments; }
PDFIUM_FUNCTIONS(PDFIUM_DEFINE)
#undef PDFIUM_DEFINE

struct pdfium_config {
  int version;
  const char **font_folders;
  void *isolate;
  unsigned slot;
};

struct pdfium_system_fonts {
  int version;
  void (*release)(struct pdfium_system_fonts *);
  void (*enumerate)(struct pdfium_system_fonts *, void *mapper);
  void *(*map)(struct pdfium_system_fonts *, int weight, int italic, int charset, int pitch, const char *face, int *exact);
  void *(*get)(struct pdfium_system_fonts *, const char *face);
  unsigned long (*data)(struct pdfium_system_fonts *, void *font, unsigned table, unsigned char *into, unsigned long size);
  unsigned long (*name)(struct pdfium_system_fonts *, void *font, char *into, unsigned long size);
  int (*charset)(struct pdfium_system_fonts *, void *font);
  void (*delete)(struct pdfium_system_fonts *, void *font);
};

// Called back for what a person would do with an open form: all left out. Interface version 1: 18 members behind the version,
// and room for what later versions add, which is then absent as well.
struct pdfium_form_host {
  int version;
  void *members[63];
};

static void (*FPDF_InitLibraryWithConfig)(const struct pdfium_config *);
static void (*FPDF_SetSystemFontInfo)(struct pdfium_system_fonts *);
static pdfium_form (*FPDFDOC_InitFormFillEnvironment)(pdfium_document, struct pdfium_form_host *);

const char *pdfium_open(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
#define PDFIUM_TAKE(result, here, there, parameters, arguments) \
  if (!(*(void **)&there = dlsym(library, #there))) return #there;
  PDFIUM_FUNCTIONS(PDFIUM_TAKE)
  PDFIUM_TAKE(, , FPDF_InitLibraryWithConfig, , )
  PDFIUM_TAKE(, , FPDF_SetSystemFontInfo, , )
  PDFIUM_TAKE(, , FPDFDOC_InitFormFillEnvironment, , )
#undef PDFIUM_TAKE
  static const char *no_folder[] = {NULL};
  struct pdfium_config config = {2, no_folder, NULL, 0};
  FPDF_InitLibraryWithConfig(&config);
  return NULL;
}

// MARK: The font

static const unsigned char *font;
static size_t font_size;

static unsigned long number(const unsigned char *at) {
  return (unsigned long)at[0] << 24 | (unsigned long)at[1] << 16 | (unsigned long)at[2] << 8 | at[3];
}

static unsigned long copied(const unsigned char *from, unsigned long size, unsigned char *into, unsigned long room) {
  if (into && room >= size) memcpy(into, from, size);
  return size;
}

static void *font_map(struct pdfium_system_fonts *fonts, int weight, int italic, int charset, int pitch, const char *face, int *exact) {
  (void)fonts, (void)weight, (void)italic, (void)charset, (void)pitch, (void)face;
  if (exact) *exact = 0;
  return (void *)font;
}

static unsigned long font_data(struct pdfium_system_fonts *fonts, void *handle, unsigned table, unsigned char *into, unsigned long room) {
  (void)fonts, (void)handle;
  if (table == 0) return copied(font, font_size, into, room);
  for (unsigned at = 12, end = 12 + 16 * (font[4] << 8 | font[5]); at < end && at + 16 <= font_size; at += 16) {
    unsigned long offset = number(font + at + 8), size = number(font + at + 12);
    if (number(font + at) == table && offset <= font_size && size <= font_size - offset)
      return copied(font + offset, size, into, room);
  }
  return 0;
}

static unsigned long font_name(struct pdfium_system_fonts *fonts, void *handle, char *into, unsigned long room) {
  (void)fonts, (void)handle;
  return copied((const unsigned char *)"Kaiji", 6, (unsigned char *)into, room);
}

static int font_charset(struct pdfium_system_fonts *fonts, void *handle) {
  (void)fonts, (void)handle;
  return 128;  // Shift_JIS
}

static void font_delete(struct pdfium_system_fonts *fonts, void *handle) { (void)fonts, (void)handle; }

int pdfium_use_font(const unsigned char *bytes, size_t size) {
  if (size < 12 || (number(bytes) != 0x00010000 && number(bytes) != 0x4F54544F)) return 0;
  font = bytes;
  font_size = size;
  static struct pdfium_system_fonts fonts = {
      .version = 1, .map = font_map, .data = font_data, .name = font_name, .charset = font_charset, .delete = font_delete};
  FPDF_SetSystemFontInfo(&fonts);
  return 1;
}

// MARK: Forms

pdfium_form pdfium_open_form(pdfium_document document) {
  // pdfium keeps the address. All members are absent, so that one serves every document.
  static struct pdfium_form_host host = {.version = 1};
  return FPDFDOC_InitFormFillEnvironment(document, &host);
}
