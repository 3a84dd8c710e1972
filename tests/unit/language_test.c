#include "tests/unit/tokenize.h"

#define LANGUAGE(text) tokenized(text, (struct document){0}).language

static void
english_is_told_by_its_small_words(void **state)
{
	(void)state;
	assert_string_equal(
		LANGUAGE("The minister said that he was not in the room."),
		"en");
	assert_string_equal(LANGUAGE("Le Monde reported on the vote in Die "
				     "Linke, and the AfD was against it."),
			    "en");
}

static void
in_doubt_nothing_is_said(void **state)
{
	(void)state;
	assert_string_equal(LANGUAGE(""), "und");
	assert_string_equal(LANGUAGE("Oil up"), "und");
	assert_string_equal(LANGUAGE("HELD OVER TO MONDAY"), "und");
	assert_string_equal(LANGUAGE("12.5 % (+3) 2025"), "und");
	assert_string_equal(LANGUAGE("Universidade da Coruña"), "und");
	assert_string_equal(LANGUAGE("La La Land and De La Rue"), "und");
}

static void
other_languages_are_named(void **state)
{
	(void)state;
	assert_string_equal(LANGUAGE("Die Bundesregierung will die Ausfuhr von "
				     "Chips nach China weiter einschränken, "
				     "und das ist nicht alles."),
			    "de");
	assert_string_equal(LANGUAGE("Le ministre a annoncé que les droits de "
				     "douane seront doublés pour les puces, "
				     "mais pas avant le mois de mai."),
			    "fr");
	assert_string_equal(LANGUAGE("El gobierno dijo que no va a pagar más "
				     "por los chips de la empresa."),
			    "es");
	assert_string_equal(LANGUAGE("Rząd ogłosił, że nie zakaże eksportu do "
				     "Chin, ale jest to jeszcze niepewne."),
			    "pl");
}

static void
scripts_name_their_languages(void **state)
{
	(void)state;
	assert_string_equal(LANGUAGE("Правительство объявило о запрете."),
			    "ru");
	assert_string_equal(LANGUAGE("Уряд оголосив про її заборону і квоти."),
			    "uk");
	assert_string_equal(LANGUAGE("政府周二宣布将禁止出口芯片。"), "zh");
	assert_string_equal(LANGUAGE("政府は半導体の輸出を禁止する。"), "ja");
	assert_string_equal(LANGUAGE("정부는 수출을 금지한다."), "ko");
	assert_string_equal(LANGUAGE("أعلنت الحكومة حظر التصدير"), "ar");
	assert_string_equal(LANGUAGE("Η κυβέρνηση ανακοίνωσε απαγόρευση"),
			    "el");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_is_told_by_its_small_words),
		cmocka_unit_test(in_doubt_nothing_is_said),
		cmocka_unit_test(other_languages_are_named),
		cmocka_unit_test(scripts_name_their_languages),
	};

	return cmocka_run_group_tests(tests, open_tokenize, close_tokenize);
}
