// A document by pango and cairo. Written in C, since both are shaped for it: objects that are counted, and macros.

#include "CPaper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Points of 1/72 inch.
static const double page_width = 595.28, page_height = 841.89, margin = 56.7;

struct bytes {
  unsigned char *data;
  size_t size, room;
};

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned int length) {
  struct bytes *bytes = closure;
  if (bytes->size + length > bytes->room) {
    size_t room = bytes->room ? bytes->room : 65536;
    while (room < bytes->size + length) room *= 2;
    unsigned char *grown = realloc(bytes->data, room);
    if (!grown) return CAIRO_STATUS_WRITE_ERROR;
    bytes->data = grown;
    bytes->room = room;
  }
  memcpy(bytes->data + bytes->size, data, length);
  bytes->size += length;
  return CAIRO_STATUS_SUCCESS;
}

struct look {
  const char *tag;
  double size;
  int bold;
  double before;
  double left;
};

static const struct look looks[] = {
    {"H1", 18, 1, 0, 0}, {"H2", 12.5, 1, 12, 0}, {"P", 10.5, 0, 4, 0}, {"P", 10.5, 0, 2, 14}, {"P", 8, 0, 12, 0},
};

struct sheet {
  cairo_t *cairo;
  PangoLayout *layout;
  double y;
  int page;
};

static void set_font(PangoLayout *layout, double size, int bold) {
  PangoFontDescription *font = pango_font_description_new();
  pango_font_description_set_family(font, "DejaVu Sans, Liberation Sans, sans-serif");
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

static void number_page(struct sheet *sheet) {
  PangoLayout *layout = pango_layout_copy(sheet->layout);
  char text[16];
  snprintf(text, sizeof text, "%d", sheet->page);
  set_font(layout, 8, 0);
  pango_layout_set_width(layout, -1);
  pango_layout_set_text(layout, text, -1);
  cairo_move_to(sheet->cairo, page_width - margin, page_height - margin / 2);
  pango_cairo_show_layout(sheet->cairo, layout);
  g_object_unref(layout);
}

static void turn_page(struct sheet *sheet) {
  number_page(sheet);
  cairo_show_page(sheet->cairo);
  sheet->page += 1;
  sheet->y = margin;
}

static void show_mark(struct sheet *sheet, double baseline) {
  PangoLayout *mark = pango_layout_copy(sheet->layout);
  pango_layout_set_text(mark, "\xE2\x80\xA2", -1);
  cairo_move_to(sheet->cairo, margin, baseline);
  pango_cairo_show_layout_line(sheet->cairo, pango_layout_get_line_readonly(mark, 0));
  g_object_unref(mark);
}

// Line by line, since a text can go on on the next page.
static void show_block(struct sheet *sheet, const struct zegel_paper_block *block) {
  const struct look *look = &looks[block->kind];
  PangoLayout *layout = sheet->layout;
  set_font(layout, look->size, look->bold);
  pango_layout_set_width(layout, (int)((page_width - 2 * margin - look->left) * PANGO_SCALE));
  pango_layout_set_text(layout, block->text, -1);
  sheet->y += look->before;
  // A heading does not stand alone below.
  double alone = block->kind <= ZEGEL_PAPER_HEADING ? 60 : 0;
  if (sheet->y + alone > page_height - margin) turn_page(sheet);
  cairo_tag_begin(sheet->cairo, look->tag, NULL);
  PangoLayoutIter *iter = pango_layout_get_iter(layout);
  int first = 1;
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iter, NULL, &logical);
    double height = logical.height / (double)PANGO_SCALE * 1.25;
    double ascent = (pango_layout_iter_get_baseline(iter) - logical.y) / (double)PANGO_SCALE;
    if (sheet->y + height > page_height - margin) {
      cairo_tag_end(sheet->cairo, look->tag);
      turn_page(sheet);
      cairo_tag_begin(sheet->cairo, look->tag, NULL);
    }
    if (first && block->kind == ZEGEL_PAPER_POINT) show_mark(sheet, sheet->y + ascent);
    cairo_move_to(sheet->cairo, margin + look->left, sheet->y + ascent);
    pango_cairo_show_layout_line(sheet->cairo, pango_layout_iter_get_line_readonly(iter));
    sheet->y += height;
    first = 0;
  } while (pango_layout_iter_next_line(iter));
  pango_layout_iter_free(iter);
  cairo_tag_end(sheet->cairo, look->tag);
}

unsigned char *zegel_paper_pdf(const struct zegel_paper *paper, size_t *size) {
  struct bytes bytes = {NULL, 0, 0};
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep, &bytes, page_width, page_height);
  // With a plain table of objects at the end, which what follows can add to.
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, paper->title);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, paper->author);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Zegel");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, paper->created);
  struct sheet sheet = {cairo_create(surface), NULL, margin, 1};
  sheet.layout = pango_cairo_create_layout(sheet.cairo);
  pango_context_set_language(pango_layout_get_context(sheet.layout), pango_language_from_string(paper->language));
  // One sign for two letters is found by no search, and read aloud by no machine.
  PangoAttrList *features = pango_attr_list_new();
  pango_attr_list_insert(features, pango_attr_font_features_new("liga=0, clig=0"));
  pango_layout_set_attributes(sheet.layout, features);
  pango_attr_list_unref(features);
  pango_layout_set_wrap(sheet.layout, PANGO_WRAP_WORD_CHAR);
  cairo_tag_begin(sheet.cairo, "Document", NULL);
  for (size_t place = 0; place < paper->count; place++) show_block(&sheet, &paper->blocks[place]);
  cairo_tag_end(sheet.cairo, "Document");
  number_page(&sheet);
  cairo_show_page(sheet.cairo);
  g_object_unref(sheet.layout);
  cairo_status_t status = cairo_status(sheet.cairo);
  cairo_destroy(sheet.cairo);
  cairo_surface_finish(surface);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    free(bytes.data);
    return NULL;
  }
  *size = bytes.size;
  return bytes.data;
}
