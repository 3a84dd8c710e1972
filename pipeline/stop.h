/*
 * SIGTERM and SIGINT ask for an orderly end: the record at hand is finished,
 * what was made is written out, and the exit status says which signal it was.
 */
#ifndef PIPELINE_STOP_H
#define PIPELINE_STOP_H

#include <stdbool.h>

/* From now on these signals are noted, and interrupt what waits. */
void stop_on_signals(void);

/*
 * Waits until file can be read. Returns false where a signal came, at whatever
 * moment: one that comes just before a read() would not interrupt it.
 */
bool stop_wait(int file);

bool is_stopped(void);

/* 128 and the signal's number; 0 where none came. */
int stop_status(void);

#endif
