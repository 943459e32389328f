package dev.sportello.wording;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with variables: `{name}` is replaced by its value, `{name|there}` by "there" where it has none. A
/// sentence that has a variable without value and without such a word is left out, so that what remains reads
/// well. Immutable.
///
/// A sentence ends with a mark like `.`, `!` or `?` that a space or the line's end follows, and with its line.
///
/// @param text as the shop wrote it
public record Template(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\p{L}[\\p{L}\\p{N}_-]*)(?:\\|([^{}]*))?}");
    private static final Pattern SENTENCE = Pattern.compile("[\\s\\S]*?(?:[.!?…。！？؟]+[\"'”’»)\\]]*[ \\t]+|\\n|\\z)");

    public Template {
        Objects.requireNonNull(text, "text");
    }

    /// What stands between braces like a variable and is none, in the order of the text.
    public List<String> unknown() {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word -> Variable.find(word).isEmpty())
                .distinct()
                .toList();
    }

    /// Whether the variable stands in it.
    public boolean has(Variable variable) {
        return VARIABLE.matcher(text).results().anyMatch(found -> found.group(1).equals(variable.word()));
    }

    /// The text with its variables replaced, without space around it.
    ///
    /// @param values of a variable that has none nothing, or a blank text
    public String filled(Map<Variable, String> values) {
        var filled = new StringBuilder();
        var sentences = SENTENCE.matcher(text);
        while (sentences.find()) {
            var sentence = sentences.group();
            if (isWhole(sentence, values)) {
                filled.append(replaced(sentence, values));
            } else if (sentence.endsWith("\n") && !filled.isEmpty() && filled.charAt(filled.length() - 1) != '\n') {
                filled.append('\n');
            }
        }
        return filled.toString().replaceAll("[ \\t]+\\n", "\n").strip();
    }

    private static boolean isWhole(String sentence, Map<Variable, String> values) {
        return VARIABLE.matcher(sentence)
                .results()
                .allMatch(found -> found.group(2) != null
                        || Variable.find(found.group(1))
                                .map(variable -> !value(variable, values).isBlank())
                                .orElse(true));
    }

    private static String replaced(String sentence, Map<Variable, String> values) {
        return VARIABLE.matcher(sentence).replaceAll(found -> {
            var variable = Variable.find(found.group(1));
            if (variable.isEmpty()) {
                return Matcher.quoteReplacement(found.group());
            }
            var value = value(variable.get(), values);
            return Matcher.quoteReplacement(value.isBlank() ? Objects.requireNonNull(found.group(2)) : value);
        });
    }

    private static String value(Variable variable, Map<Variable, String> values) {
        return values.getOrDefault(variable, "");
    }
}
