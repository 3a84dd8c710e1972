# What prove says, and then how many tests passed and failed, as .ci/run and
# people want to read it. A program that breaks off counts as one failure.

# cmocka's comment that all is well would part a program's name from its "ok"
/^# ok - / { next }
/\.\. $/ { name = $0; next }
{
	print name (name != "" && $0 !~ /^(ok|skipped)/ ? "\n" : "") $0
	name = ""
	fflush()
}

/\(Wstat: .* Tests: [0-9]+ Failed: [0-9]+\)/ {
	split($0, part, "Failed: ")
	failed += part[2] + 0
	if (part[2] + 0 == 0)
		broken++
}
/^Files=/ { split($0, part, "Tests="); tests += part[2] + 0 }
/^Result: PASS/ { is_good = 1 }
END {
	if (!is_good && failed + broken == 0)
		broken = 1
	printf "%d passed, %d failed\n", tests - failed, failed + broken
	exit !is_good
}
