package dev.sportello.relay.shopper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Short names in the place of those that a script of the hub keeps to itself: a tenth of what a page loads. A name is
/// left alone wherever it might be more than a name: a property, a key, what is taken apart or put together in braces,
/// a word in a template, an export. So it needs no scopes: a name means the same everywhere in its file. A private name
/// of a class, such as `#kept`, is never more. Stateless.
final class HubNames {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+)|(?<text>"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')|(?<template>`(?:[^`\\\\]|\\\\.)*`)\
            |(?<name>#?[\\p{L}_$][\\p{L}\\p{N}_$]*)|(?<number>\\d[\\w.]*)|(?<mark>\\.\\.\\.|\\?\\.(?!\\d)|=>|.)\
            """, Pattern.DOTALL);
    private static final Pattern REGEX = Pattern.compile("/(?:[^/\\\\\\[\\n]|\\\\.|\\[(?:[^\\]\\\\]|\\\\.)*])+/[a-z]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /// Before a slash they make it the beginning of a regular expression.
    private static final Set<String> OPERATORS =
            Set.of("(", ",", "=", ":", "[", "!", "&", "|", "?", "{", "}", ";", "=>", "return");

    /// What the language or the browser means something by, whether or not a script has it for a name too.
    private static final Set<String> SPOKEN_FOR = Set.of(
            "of",
            "as",
            "from",
            "get",
            "set",
            "async",
            "static",
            "event",
            "name",
            "open",
            "close",
            "focus",
            "location",
            "window");

    private final String source;
    private final List<String> tokens = new ArrayList<>();

    private HubNames(String source) {
        this.source = source;
    }

    /// @param source of a script as it is served, without comments
    static String shortened(String source) {
        return new HubNames(source).rewritten();
    }

    private String rewritten() {
        split();
        var kept = new HashSet<>(SPOKEN_FOR);
        // A template in a template.
        source.lines()
                .filter(line -> line.chars().filter(each -> each == '`').count() > 2)
                .forEach(line -> keepWords(line, kept));
        var names = privateNames(kept);
        var own = own();
        var code = code();
        keepWhatIsMore(code, kept);
        var taken = tokens.stream()
                .flatMap(token -> WORD.matcher(token).results().map(found -> found.group()))
                .collect(Collectors.toSet());
        var next = 0;
        for (var name : own) {
            if (kept.contains(name) || name.length() < 3) {
                continue;
            }
            while (taken.contains(spelled(next))) {
                next++;
            }
            names.put(name, spelled(next++));
        }
        return tokens.stream().map(token -> names.getOrDefault(token, token)).collect(Collectors.joining());
    }

    /// @param kept the words of templates in templates
    private Map<String, String> privateNames(Set<String> kept) {
        var inTemplates = new HashSet<>(kept);
        tokens.stream().filter(token -> token.startsWith("`")).forEach(token -> keepWords(token, inTemplates));
        Map<String, String> names = new HashMap<>();
        for (var token : tokens) {
            if (token.startsWith("#") && !inTemplates.contains(token.substring(1))) {
                names.putIfAbsent(token, "#" + spelled(names.size()));
            }
        }
        return names;
    }

    private void split() {
        var token = TOKEN.matcher(source);
        var regex = REGEX.matcher(source);
        var before = ";";
        for (var at = 0; at < source.length(); ) {
            var isRegex = source.charAt(at) == '/'
                    && OPERATORS.contains(before)
                    && regex.region(at, source.length()).lookingAt();
            if (!isRegex && !token.region(at, source.length()).lookingAt()) {
                throw new IllegalStateException("This is no script: " + source.substring(at));
            }
            var found = isRegex ? regex.group() : token.group();
            tokens.add(found);
            before = found.isBlank() ? before : found;
            at += found.length();
        }
    }

    private List<String> code() {
        return tokens.stream().filter(token -> !token.isBlank()).toList();
    }

    /// What is declared by `const` and `let`, and the plain parameters of functions.
    private Set<String> own() {
        var code = code();
        var own = new LinkedHashSet<String>();
        for (var at = 1; at < code.size(); at++) {
            var before = code.get(at - 1);
            if ((before.equals("const") || before.equals("let")) && isName(code.get(at))) {
                own.add(code.get(at));
            }
            if (code.get(at).equals("=>") && before.equals(")")) {
                for (var each = at - 2; isName(code.get(each)) || code.get(each).equals(","); each--) {
                    own.add(code.get(each));
                }
            }
        }
        own.remove(",");
        return own;
    }

    private static void keepWhatIsMore(List<String> code, Set<String> kept) {
        var around = new ArrayDeque<String>();
        var isClass = false;
        for (var at = 0; at < code.size(); at++) {
            var token = code.get(at);
            switch (token) {
                case "class" -> isClass = true;
                case "{" -> {
                    around.push(isClass ? "class" : token);
                    isClass = false;
                }
                case "(", "[" -> around.push(token);
                case "}", ")", "]" -> around.pop();
                default -> {
                    if (token.startsWith("`")) {
                        keepWords(token, kept);
                    } else if (isName(token) && isMore(code, at, around.peek() == null ? "" : around.peek())) {
                        kept.add(token);
                    }
                }
            }
        }
    }

    private static boolean isMore(List<String> code, int at, String around) {
        var before = at == 0 ? ";" : code.get(at - 1);
        var after = at + 1 < code.size() ? code.get(at + 1) : ";";
        var isDeclared = before.equals("const") || before.equals("let");
        return Set.of(".", "?.", "class").contains(before)
                || around.equals("class")
                || after.equals(":")
                || isDeclared && at > 1 && code.get(at - 2).equals("export")
                || around.equals("{")
                        && Set.of("{", ",").contains(before)
                        && Set.of(",", "}", "=").contains(after)
                || around.equals("{") && after.equals("(") && isMethod(code, at + 1);
    }

    /// Whether what stands in these parentheses are the parameters of a method: its body follows.
    private static boolean isMethod(List<String> code, int open) {
        var depth = 0;
        for (var at = open; at < code.size(); at++) {
            depth += switch (code.get(at)) {
                case "(" -> 1;
                case ")" -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return at + 1 < code.size() && code.get(at + 1).equals("{");
            }
        }
        return false;
    }

    private static void keepWords(String text, Set<String> kept) {
        WORD.matcher(text).results().forEach(word -> kept.add(word.group()));
    }

    private static boolean isName(String token) {
        return WORD.matcher(token).matches();
    }

    private static String spelled(int number) {
        var letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var letter = String.valueOf(letters.charAt(number % letters.length()));
        return number < letters.length() ? letter : letter + number / letters.length();
    }
}
