#ifndef KAIJI_CPDFIUM_H
#define KAIJI_CPDFIUM_H

// The few of pdfium's functions that a reader of pages needs, declared after its public headers (fpdfview.h, fpdf_text.h,
// fpdf_edit.h, fpdf_annot.h, fpdf_formfill.h, fpdf_sysfontinfo.h). No distribution packages it, so it is opened at run time:
// nothing links it, and where it is missing all else goes on. None may be called before `pdfium_open` succeeded.

#include <stddef.h>

typedef struct fpdf_document_t *pdfium_document;
typedef struct fpdf_page_t *pdfium_page;
typedef struct fpdf_textpage_t *pdfium_text;
typedef struct fpdf_pageobject_t *pdfium_object;
typedef const struct fpdf_pathsegment_t *pdfium_segment;
typedef struct fpdf_pageobjectmark_t *pdfium_content_mark;
typedef struct fpdf_annotation_t *pdfium_annotation;
typedef struct fpdf_form_handle_t *pdfium_form;
typedef struct fpdf_font_t *pdfium_font;

struct pdfium_rectangle { float left, top, right, bottom; };
struct pdfium_matrix { float a, b, c, d, e, f; };
/// Left and right of the upper edge, then of the lower one.
struct pdfium_quad { float x1, y1, x2, y2, x3, y3, x4, y4; };

/// Each: result, name here, name there, parameters, arguments. Results of type int are truth values or counts, -1 for none.
#define PDFIUM_FUNCTIONS(F) \
  F(pdfium_document, pdfium_load, FPDF_LoadMemDocument64, (const void *bytes, size_t size, const char *password), (bytes, size, password)) \
  F(unsigned long, pdfium_last_error, FPDF_GetLastError, (void), ()) \
  F(void, pdfium_close, FPDF_CloseDocument, (pdfium_document document), (document)) \
  F(int, pdfium_page_count, FPDF_GetPageCount, (pdfium_document document), (document)) \
  F(int, pdfium_form_type, FPDF_GetFormType, (pdfium_document document), (document)) \
  F(pdfium_page, pdfium_load_page, FPDF_LoadPage, (pdfium_document document, int number), (document, number)) \
  F(void, pdfium_close_page, FPDF_ClosePage, (pdfium_page page), (page)) \
  F(int, pdfium_page_box, FPDF_GetPageBoundingBox, (pdfium_page page, struct pdfium_rectangle *box), (page, box)) \
  F(int, pdfium_page_rotation, FPDFPage_GetRotation, (pdfium_page page), (page)) \
  F(pdfium_text, pdfium_load_text, FPDFText_LoadPage, (pdfium_page page), (page)) \
  F(void, pdfium_close_text, FPDFText_ClosePage, (pdfium_text text), (text)) \
  F(int, pdfium_glyph_count, FPDFText_CountChars, (pdfium_text text), (text)) \
  F(unsigned, pdfium_glyph_unicode, FPDFText_GetUnicode, (pdfium_text text, int at), (text, at)) \
  F(int, pdfium_glyph_is_generated, FPDFText_IsGenerated, (pdfium_text text, int at), (text, at)) \
  F(int, pdfium_glyph_is_hyphen, FPDFText_IsHyphen, (pdfium_text text, int at), (text, at)) \
  F(int, pdfium_glyph_is_unmapped, FPDFText_HasUnicodeMapError, (pdfium_text text, int at), (text, at)) \
  F(int, pdfium_glyph_box, FPDFText_GetLooseCharBox, (pdfium_text text, int at, struct pdfium_rectangle *box), (text, at, box)) \
  F(double, pdfium_glyph_size, FPDFText_GetFontSize, (pdfium_text text, int at), (text, at)) \
  F(int, pdfium_glyph_matrix, FPDFText_GetMatrix, (pdfium_text text, int at, struct pdfium_matrix *matrix), (text, at, matrix)) \
  F(pdfium_object, pdfium_glyph_object, FPDFText_GetTextObject, (pdfium_text text, int at), (text, at)) \
  F(int, pdfium_text_mode, FPDFTextObj_GetTextRenderMode, (pdfium_object object), (object)) \
  F(pdfium_font, pdfium_text_font, FPDFTextObj_GetFont, (pdfium_object object), (object)) \
  F(size_t, pdfium_font_name, FPDFFont_GetBaseFontName, (pdfium_font font, char *name, size_t size), (font, name, size)) \
  F(int, pdfium_object_count, FPDFPage_CountObjects, (pdfium_page page), (page)) \
  F(pdfium_object, pdfium_page_object, FPDFPage_GetObject, (pdfium_page page, int at), (page, at)) \
  F(int, pdfium_form_object_count, FPDFFormObj_CountObjects, (pdfium_object form), (form)) \
  F(pdfium_object, pdfium_form_object, FPDFFormObj_GetObject, (pdfium_object form, unsigned long at), (form, at)) \
  F(int, pdfium_object_type, FPDFPageObj_GetType, (pdfium_object object), (object)) \
  F(int, pdfium_object_matrix, FPDFPageObj_GetMatrix, (pdfium_object object, struct pdfium_matrix *matrix), (object, matrix)) \
  F(int, pdfium_object_bounds, FPDFPageObj_GetBounds, (pdfium_object object, float *left, float *bottom, float *right, float *top), (object, left, bottom, right, top)) \
  F(int, pdfium_object_is_translucent, FPDFPageObj_HasTransparency, (pdfium_object object), (object)) \
  F(int, pdfium_content_mark_count, FPDFPageObj_CountMarks, (pdfium_object object), (object)) \
  F(pdfium_content_mark, pdfium_object_content_mark, FPDFPageObj_GetMark, (pdfium_object object, unsigned long at), (object, at)) \
  F(int, pdfium_content_mark_name, FPDFPageObjMark_GetName, (pdfium_content_mark mark, unsigned short *text, unsigned long bytes, unsigned long *size), (mark, text, bytes, size)) \
  F(int, pdfium_stroke_colour, FPDFPageObj_GetStrokeColor, (pdfium_object object, unsigned *red, unsigned *green, unsigned *blue, unsigned *alpha), (object, red, green, blue, alpha)) \
  F(int, pdfium_fill_colour, FPDFPageObj_GetFillColor, (pdfium_object object, unsigned *red, unsigned *green, unsigned *blue, unsigned *alpha), (object, red, green, blue, alpha)) \
  F(int, pdfium_stroke_width, FPDFPageObj_GetStrokeWidth, (pdfium_object object, float *width), (object, width)) \
  F(int, pdfium_path_mode, FPDFPath_GetDrawMode, (pdfium_object path, int *fill, int *stroke), (path, fill, stroke)) \
  F(int, pdfium_segment_count, FPDFPath_CountSegments, (pdfium_object path), (path)) \
  F(pdfium_segment, pdfium_path_segment, FPDFPath_GetPathSegment, (pdfium_object path, int at), (path, at)) \
  F(int, pdfium_segment_point, FPDFPathSegment_GetPoint, (pdfium_segment segment, float *x, float *y), (segment, x, y)) \
  F(int, pdfium_segment_type, FPDFPathSegment_GetType, (pdfium_segment segment), (segment)) \
  F(int, pdfium_segment_closes, FPDFPathSegment_GetClose, (pdfium_segment segment), (segment)) \
  F(int, pdfium_annotation_count, FPDFPage_GetAnnotCount, (pdfium_page page), (page)) \
  F(pdfium_annotation, pdfium_page_annotation, FPDFPage_GetAnnot, (pdfium_page page, int at), (page, at)) \
  F(void, pdfium_close_annotation, FPDFPage_CloseAnnot, (pdfium_annotation annotation), (annotation)) \
  F(int, pdfium_annotation_type, FPDFAnnot_GetSubtype, (pdfium_annotation annotation), (annotation)) \
  F(int, pdfium_annotation_flags, FPDFAnnot_GetFlags, (pdfium_annotation annotation), (annotation)) \
  F(int, pdfium_annotation_box, FPDFAnnot_GetRect, (pdfium_annotation annotation, struct pdfium_rectangle *box), (annotation, box)) \
  F(size_t, pdfium_quad_count, FPDFAnnot_CountAttachmentPoints, (pdfium_annotation annotation), (annotation)) \
  F(int, pdfium_annotation_quad, FPDFAnnot_GetAttachmentPoints, (pdfium_annotation annotation, size_t at, struct pdfium_quad *quad), (annotation, at, quad)) \
  F(unsigned long, pdfium_annotation_string, FPDFAnnot_GetStringValue, (pdfium_annotation annotation, const char *key, unsigned short *text, unsigned long bytes), (annotation, key, text, bytes)) \
  F(void, pdfium_close_form, FPDFDOC_ExitFormFillEnvironment, (pdfium_form form), (form)) \
  F(void, pdfium_enter_form_page, FORM_OnAfterLoadPage, (pdfium_page page, pdfium_form form), (page, form)) \
  F(void, pdfium_leave_form_page, FORM_OnBeforeClosePage, (pdfium_page page, pdfium_form form), (page, form)) \
  F(int, pdfium_field_type, FPDFAnnot_GetFormFieldType, (pdfium_form form, pdfium_annotation annotation), (form, annotation)) \
  F(int, pdfium_field_flags, FPDFAnnot_GetFormFieldFlags, (pdfium_form form, pdfium_annotation annotation), (form, annotation)) \
  F(int, pdfium_field_is_checked, FPDFAnnot_IsChecked, (pdfium_form form, pdfium_annotation annotation), (form, annotation)) \
  F(unsigned long, pdfium_field_name, FPDFAnnot_GetFormFieldName, (pdfium_form form, pdfium_annotation annotation, unsigned short *text, unsigned long bytes), (form, annotation, text, bytes)) \
  F(unsigned long, pdfium_field_value, FPDFAnnot_GetFormFieldValue, (pdfium_form form, pdfium_annotation annotation, unsigned short *text, unsigned long bytes), (form, annotation, text, bytes)) \
  F(unsigned long, pdfium_field_export_value, FPDFAnnot_GetFormFieldExportValue, (pdfium_form form, pdfium_annotation annotation, unsigned short *text, unsigned long bytes), (form, annotation, text, bytes)) \
  F(int, pdfium_option_count, FPDFAnnot_GetOptionCount, (pdfium_form form, pdfium_annotation annotation), (form, annotation)) \
  F(int, pdfium_option_is_selected, FPDFAnnot_IsOptionSelected, (pdfium_form form, pdfium_annotation annotation, int at), (form, annotation, at)) \
  F(unsigned long, pdfium_option_label, FPDFAnnot_GetOptionLabel, (pdfium_form form, pdfium_annotation annotation, int at, unsigned short *text, unsigned long bytes), (form, annotation, at, text, bytes))

#define PDFIUM_DECLARE(result, here, there, parameters, arguments) result here parameters;
PDFIUM_FUNCTIONS(PDFIUM_DECLARE)
#undef PDFIUM_DECLARE

/// Opens the library and starts it; it looks into no font folder. Once for a process.
///
/// Returns NULL, or what is missing: the loader's message, or the name of a function that this library lacks.
const char *pdfium_open(const char *path);

/// Gives one TrueType or OpenType font in place of every font that a document names and does not carry. The bytes stay
/// where they are for the life of the process. Returns 0 where they are no font.
int pdfium_use_font(const unsigned char *bytes, size_t size);

/// A document's form fields, or NULL. No script of the document is run, no field is filled or formatted.
pdfium_form pdfium_open_form(pdfium_document document);

#endif
