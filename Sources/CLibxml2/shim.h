#include <libxml/xmlversion.h>
// The ICU handles in libxml2's headers are not used here, and ICU's own headers clash with those of Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
