# What is wrong with the spans of a record, one line a fault: those that don't
# equal text[start:end], lists out of order, sentences across zones, ids that
# name nothing.
def at($text):
  "\(.start)-\(.end)" + (if $text then " \"\($text)\"" else "" end);

def wrong($text):
  .. | objects | select(has("start") and has("end") and has("text"))
  | select(.text != $text[.start:.end])
  | "span \(at(.text)), but there is \"\($text[.start:.end])\"";

def disorder($name; $size):
  . as $items | range(length) | $items[.] as $span
  | (if . > 0 then $items[. - 1].end else 0 end) as $before
  | select($span.start < $before or $span.end <= $span.start
           or $span.end > $size)
  | "\($name)[\(.)] \($span | at(null)) is out of order";

def gaps($size):
  . as $zones | range(length)
  | select($zones[.].end != (if . + 1 < ($zones | length)
                             then $zones[. + 1].start else $size end))
  | "zones[\(.)] does not meet what follows";

# Both in order: a zone's end within a sentence.
def crossed($zones):
  [$zones[].end] as $ends
  | .[] | . as $span | ($ends | bsearch($span.start + 1)) as $at
  | $ends[if $at < 0 then -1 - $at else $at end]
  | select(. and . < $span.end)
  | "sentence \($span | at(null)) crosses a zone's end at \(.)";

def nameless($ids):
  .. | objects | (.entity, .quote) | strings
  | select($ids[.] | not) | "no item has the id \(.)";

(.text // "") as $text | ($text | length) as $size
| (.zones // []) as $zones
| ([.entities[]?, .quotes[]? | {key: .id, value: true}] | from_entries) as $ids
| [ ({entities, quotes, stances} | wrong($text)),
    (.zones // [] | disorder("zones"; $size), gaps($size)),
    (.sentences // [] | disorder("sentences"; $size), crossed($zones)),
    (.tokens // [] | disorder("tokens"; $size)),
    (.entities[]? | .mentions | disorder("mentions"; $size)),
    ({quotes, stances} | nameless($ids)),
    (.stances[]? | .holder, .target | select(. != "author" and . != "any")
     | select($ids[.] | not) | "no entity has the id \(.)"),
    (if .syntax and .tokens then
       (.tokens | length) as $count
       | .syntax | .pos, .head, .deprel
       | select(length != 0 and length != $count)
       | "syntax has \(length) of \($count) tokens"
     else empty end) ] as $faults
| (.id // "?") as $id | $faults[] | "\($id): \(.)"
