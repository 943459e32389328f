package dev.sportello.relay.mail.inbound;

import dev.sportello.model.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Divides a text into what its author wrote and what they quoted of earlier mails. Where it is not clear, as
/// with answers between quoted lines, all of it is the author's: too much is shown rather than too little.
///
/// @param own may be blank
/// @param quoted empty where nothing is quoted
record Quotation(String own, String quoted) {
    private static final int MOST_LINES = 20_000;

    /// So many lines may "On … wrote:" be wrapped into.
    private static final int MOST_OF_AN_ATTRIBUTION = 4;

    private static final int MOST_LETTERS = 1_000;
    private static final int LINES_OF_A_HEAD = 7;
    private static final int FIELDS_OF_A_HEAD = 3;

    /// What mailers of several languages write over the mail that they quote.
    private static final Pattern DIVIDER = Pattern.compile("-{2,}\\s*("
            + "original message|original appointment|messaggio originale|ursprüngliche nachricht|originalnachricht"
            + "|message d['’]origine|message original|mensaje original|mensagem original|oorspronkelijk bericht"
            + ")\\s*-{2,}");

    private static final Pattern FIELD = Pattern.compile("[*> ]*("
            + "from|sent|date|to|cc|subject"
            + "|da|inviato|data|a|oggetto"
            + "|von|gesendet|datum|an|betreff"
            + "|de|envoyé|envoyé le|à|objet"
            + "|enviado|enviado el|fecha|para|asunto"
            + ")\\s?:\\*?(\\s.*)?");

    private static final Pattern FIRST_FIELD = Pattern.compile("[* ]*(from|da|von|de)\\s?:\\*?\\s+\\S.*");

    /// Ended by a colon, in the languages in which mailers write without quoting each line too.
    private static final Pattern WROTE = Pattern.compile("[\\s\\S]*("
            + "\\bwrote|\\bha scritto|\\bschrieb\\b[\\s\\S]*|a écrit|escribió|escreveu|\\bschreef\\b[\\s\\S]*"
            + ")\\s*[:：]\\s*");

    private static final Pattern BEGINS = Pattern.compile("(on|il|am|le|el|em|op|in data|at|den)\\b[\\s\\S]*");
    private static final Pattern DATED = Pattern.compile("[\\s\\S]*(\\d{1,2}[:.h]\\d{2}|\\d{4}|\\S@\\S)[\\s\\S]*");
    private static final Pattern RULE = Pattern.compile("_{20,}");

    /// Marks that say in which direction a line runs, and stand before all else.
    private static final Pattern DIRECTION = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    static Quotation of(String text) {
        var lines = text.lines().limit(MOST_LINES + 1L).toList();
        if (lines.size() > MOST_LINES) {
            return new Quotation(text, "");
        }
        for (var at = 0; at < lines.size(); at++) {
            if (lines.get(at).length() > MOST_LETTERS) {
                continue;
            }
            var plain = plain(lines.get(at));
            if (isDivider(lines, at, plain) || isHead(lines, at, plain)) {
                return cut(lines, at);
            }
            var end = attributionEnd(lines, at, plain);
            if (end > 0) {
                return afterAttribution(lines, at, end);
            }
            if (isQuoted(plain)) {
                return withoutAttribution(lines, at);
            }
        }
        return new Quotation(text.strip(), "");
    }

    private static String plain(String line) {
        return DIRECTION.matcher(line).replaceAll("").strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isQuoted(String plain) {
        return plain.startsWith(">");
    }

    private static boolean isDivider(List<String> lines, int at, String plain) {
        if (DIVIDER.matcher(plain).matches()) {
            return true;
        }
        if (!RULE.matcher(plain).matches()) {
            return false;
        }
        var next = nextVisible(lines, at + 1);
        return next < lines.size() && isHead(lines, next, plain(lines.get(next)));
    }

    /// Whether the fields of a mail's head begin here, as Outlook writes them.
    private static boolean isHead(List<String> lines, int at, String plain) {
        if (!FIRST_FIELD.matcher(plain).matches()) {
            return false;
        }
        var end = Math.min(lines.size(), at + LINES_OF_A_HEAD);
        var fields = lines.subList(at, end).stream()
                .filter(line -> FIELD.matcher(plain(line)).matches())
                .count();
        return fields >= FIELDS_OF_A_HEAD;
    }

    /// @return the line after "On … wrote:", which may go on over some lines; 0 where none begins here
    private static int attributionEnd(List<String> lines, int at, String plain) {
        if (plain.isEmpty() || isQuoted(plain)) {
            return 0;
        }
        var words = new StringBuilder();
        for (var end = at; end < Math.min(lines.size(), at + MOST_OF_AN_ATTRIBUTION); end++) {
            var more = plain(lines.get(end));
            if (more.isEmpty() || isQuoted(more) || words.length() + more.length() > MOST_LETTERS) {
                return 0;
            }
            words.append(words.isEmpty() ? "" : " ").append(more);
            if (more.endsWith(":") || more.endsWith("：")) {
                // What stands above a wrapped one is the author's.
                var whole = end == at || BEGINS.matcher(words).matches();
                return whole && isAttribution(lines, words.toString(), end) ? end + 1 : 0;
            }
        }
        return 0;
    }

    private static boolean isAttribution(List<String> lines, String words, int end) {
        var next = nextVisible(lines, end + 1);
        var quotes = next < lines.size() && isQuoted(plain(lines.get(next)));
        var dated = DATED.matcher(words).matches();
        var wrote = WROTE.matcher(words).matches();
        return quotes ? dated || wrote : dated && wrote && BEGINS.matcher(words).matches();
    }

    private static int nextVisible(List<String> lines, int from) {
        var at = from;
        while (at < lines.size() && VisibleText.isInvisible(lines.get(at))) {
            at++;
        }
        return at;
    }

    private static Quotation afterAttribution(List<String> lines, int at, int end) {
        var next = nextVisible(lines, end);
        var quotes = next < lines.size() && isQuoted(plain(lines.get(next)));
        return quotes ? aroundBlock(lines, at, next) : cut(lines, at);
    }

    private static Quotation withoutAttribution(List<String> lines, int at) {
        return aroundBlock(lines, at, at);
    }

    /// One block of quoted lines is the quotation, whether the answer stands before or after it. Where there are
    /// more, the answers stand between them, and nothing is cut.
    private static Quotation aroundBlock(List<String> lines, int from, int block) {
        var end = block;
        while (end < lines.size() && (isQuoted(plain(lines.get(end))) || VisibleText.isInvisible(lines.get(end)))) {
            end++;
        }
        var rest = lines.subList(end, lines.size());
        if (rest.stream().anyMatch(line -> isQuoted(plain(line)))) {
            return new Quotation(joined(lines), "");
        }
        var before = joined(lines.subList(0, from));
        var after = joined(rest);
        var isSignature = rest.isEmpty() || rest.getFirst().stripTrailing().equals("--");
        if (isSignature) {
            return cut(lines, from);
        }
        var own = before.isEmpty() ? after : before + "\n\n" + after;
        return new Quotation(own, joined(lines.subList(from, end)));
    }

    private static Quotation cut(List<String> lines, int at) {
        return new Quotation(joined(lines.subList(0, at)), joined(lines.subList(at, lines.size())));
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
