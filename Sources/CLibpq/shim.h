#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

// Hidden behind _GNU_SOURCE, which a module cannot set for the C library's headers.
extern int pthread_setname_np(pthread_t thread, const char *name);

// Character macros are not imported into Swift.
static const int clibpq_diag_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int clibpq_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int clibpq_diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int clibpq_diag_detail = PG_DIAG_MESSAGE_DETAIL;
static const int clibpq_diag_hint = PG_DIAG_MESSAGE_HINT;
static const int clibpq_diag_position = PG_DIAG_STATEMENT_POSITION;
static const int clibpq_diag_context = PG_DIAG_CONTEXT;
static const int clibpq_diag_schema = PG_DIAG_SCHEMA_NAME;
static const int clibpq_diag_table = PG_DIAG_TABLE_NAME;
static const int clibpq_diag_column = PG_DIAG_COLUMN_NAME;
static const int clibpq_diag_constraint = PG_DIAG_CONSTRAINT_NAME;

static inline int clibpq_eventfd(void) {
  return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

static inline int clibpq_errno(void) { return errno; }

#endif
