package dev.sportello.relay.shopper;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The hub's sources as they are served: without what only people read. It knows how they are written, and no more of
/// either language: comments of a script stand on lines of their own, and no text goes over several lines. Stateless.
final class HubSource {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /// Texts and regular expressions in a line of a script; what is between them is code.
    private static final Pattern TEXT =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`(?:[^`\\\\]|\\\\.)*`"
                    + "|(?<=[(,=:?&|!] ?)/(?:[^/\\\\\\[]|\\\\.|\\[(?:[^\\]\\\\]|\\\\.)*])+/");

    /// Not around `+` and `-`, which mean something else when they are doubled.
    private static final Pattern NEEDLESS = Pattern.compile(" ?([{}()\\[\\];,=?:<>&|!*]) ?");

    /// The end of a line behind which no semicolon is ever put in (ECMAScript, section 12.10).
    private static final Pattern NEEDLESS_END = Pattern.compile("(?<=[;,{])\n+");

    /// A script without its indentation, its comments and its needless spaces. A statement still begins on a line of
    /// its own.
    static String script(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("//"))
                .map(HubSource::shortened)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// @param script as [#script] returns it, or several of them
    /// @return the same without needless ends of lines
    static String joined(String script) {
        return NEEDLESS_END.matcher(script).replaceAll("");
    }

    /// A line is left as it is where there is another slash, or a template may hold another one.
    private static String shortened(String line) {
        var texts = TEXT.matcher(line);
        if (TEXT.matcher(line).replaceAll("").contains("/")
                || line.chars().filter(each -> each == '`').count() > 2) {
            return line;
        }
        var shortened = new StringBuilder();
        var end = 0;
        while (texts.find()) {
            shortened.append(withoutSpaces(line.substring(end, texts.start()))).append(texts.group());
            end = texts.end();
        }
        return shortened.append(withoutSpaces(line.substring(end))).toString();
    }

    private static String withoutSpaces(String code) {
        return NEEDLESS.matcher(code).replaceAll("$1");
    }

    /// A style sheet without its comments, its needless spaces and the zeros before a point.
    static String styles(String source) {
        return COMMENT.matcher(source)
                .replaceAll("")
                .replaceAll("\\s*([{};,])\\s*", "$1")
                .replaceAll(":\\s+", ":")
                .replaceAll("(?<=[\\s:,(])0(?=\\.\\d)", "")
                .replace(";}", "}")
                .strip();
    }

    private HubSource() {}
}
