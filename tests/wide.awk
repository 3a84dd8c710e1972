# Lines of more than 80 columns; LC_ALL=C, so that bytes can be told apart.
{
	line = $0
	gsub(/[\200-\277]/, "", line) # what continues a character
	while ((at = index(line, "\t")) > 0)
		line = substr(line, 1, at - 1) \
			substr("        ", 1, 8 - (at - 1) % 8) \
			substr(line, at + 1)
	if (length(line) > 80) {
		print FILENAME ":" FNR ": wider than 80 columns"
		found = 1
	}
}
END { exit found }
