#include "tests/unit/check.h"

#include <string.h>

#include "pipeline/dateline.h"

static const char *
read_date(const char *value)
{
	static char date[DATE_SIZE];

	return date_read(value, strlen(value), date) ? date : "-";
}

static const char *
find_date(const char *text)
{
	static char date[DATE_SIZE];

	return dateline_find(text, strlen(text), date) ? date : "-";
}

static void
callers_write_dates_in_many_ways(void **state)
{
	(void)state;
	assert_string_equal(read_date("2026-03-04"), "2026-03-04");
	assert_string_equal(read_date("2026-03-04T10:00:00Z"), "2026-03-04");
	assert_string_equal(read_date("20260304"), "2026-03-04");
	assert_string_equal(read_date("20260304103000"), "-");
	assert_string_equal(read_date("Wed, 04 Mar 2026 10:00:00 GMT"),
			    "2026-03-04");
	assert_string_equal(read_date("March 4th, 2026"), "2026-03-04");
	assert_string_equal(read_date("4 of March, 2026"), "2026-03-04");
	assert_string_equal(read_date("Sept. 4, 2026"), "2026-09-04");
	assert_string_equal(read_date("22/10/2025"), "2025-10-22");
	assert_string_equal(read_date("10/22/2025"), "2025-10-22");
}

static void
what_is_no_date_is_none(void **state)
{
	(void)state;
	assert_string_equal(read_date(""), "-");
	assert_string_equal(read_date("3/4/2026"), "-");
	assert_string_equal(read_date("March 2026"), "-");
	assert_string_equal(read_date("March 4"), "-");
	assert_string_equal(read_date("2026-02-30"), "-");
	assert_string_equal(read_date("2025-02-29"), "-");
	assert_string_equal(read_date("2024-02-29"), "2024-02-29");
	assert_string_equal(read_date("99999999999999"), "-");
	assert_string_equal(read_date("yesterday"), "-");
}

static void
lines_about_the_article_are_found(void **state)
{
	(void)state;
	assert_string_equal(find_date("Court fines Bazaarly\nA. Khatri\n"
				      "New Delhi, 18 November 2025\n\nThe"),
			    "2025-11-18");
	assert_string_equal(find_date("Head\nPublished: 07:12, 3 October 2025 "
				      "| Updated: 09:40\n"),
			    "2025-10-03");
	assert_string_equal(find_date("Posted Tue 17 Mar 2026 at 11:24am, "
				      "updated Tue 17 Mar 2026 at 2:05pm"),
			    "2026-03-17");
	assert_string_equal(find_date("14 January 2026 · 4 minute read"),
			    "2026-01-14");
	assert_string_equal(find_date("By Ana Ruiz | March 4, 2026\r\nText"),
			    "2026-03-04");
	assert_string_equal(find_date("30 July 2025, 17:02 Taipei time"),
			    "2025-07-30");
	assert_string_equal(find_date("Published : Nov. 26, 2025 - 16:31:08"),
			    "2025-11-26");
	assert_string_equal(find_date("Published on 20/10/2025 - 17:25 GMT+2"),
			    "2025-10-20");
	assert_string_equal(find_date("6:15 am on 4 March 2026"), "2026-03-04");
	assert_string_equal(find_date("Paris, 24 March 2026, 7:30 a.m."),
			    "2026-03-24");
	assert_string_equal(find_date("Published Apr 22, 2026 • 3 minute read"),
			    "2026-04-22");
	assert_string_equal(find_date("22/10/2025 18h40   3 min read"),
			    "2025-10-22");
}

static void
datelines_are_found_where_they_say_the_year(void **state)
{
	(void)state;
	assert_string_equal(find_date("Head\n\nSEOUL, March 4, 2026 (Pacific "
				      "Wire) - The United States has agreed to "
				      "exempt South Korean memory plants from "
				      "its rules."),
			    "2026-03-04");
	assert_string_equal(find_date("MONTRÉAL and CAMPINAS, 2 June 2025 — "
				      "Boréal Quantique and Qubitária today "
				      "linked two vaults, more than eight "
				      "thousand kilometres apart."),
			    "2025-06-02");
	assert_string_equal(find_date("SEOUL, March 4 (Pacific Wire) - The "
				      "United States has agreed."),
			    "-");
	assert_string_equal(find_date("AARHUS, Friday\n\nBy 19 votes"), "-");
	assert_string_equal(find_date("Suva, November 2025"), "-");
}

static void
dates_that_a_sentence_tells_are_not(void **state)
{
	(void)state;
	assert_string_equal(find_date("Nokia to sell its unit on 4 March 2026"),
			    "-");
	assert_string_equal(find_date("Nokia Sells Its Unit on 4 March 2026"),
			    "-");
	assert_string_equal(find_date("March 4, 2026: a day to remember"), "-");
	assert_string_equal(find_date("Since Jan. 6, 2021, nobody came."), "-");
	assert_string_equal(find_date("In Paris, March 4, 2026, was a quiet "
				      "day."),
			    "-");
	assert_string_equal(find_date(""), "-");
	assert_string_equal(find_date("\n\n\n"), "-");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(callers_write_dates_in_many_ways),
		cmocka_unit_test(what_is_no_date_is_none),
		cmocka_unit_test(lines_about_the_article_are_found),
		cmocka_unit_test(datelines_are_found_where_they_say_the_year),
		cmocka_unit_test(dates_that_a_sentence_tells_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
