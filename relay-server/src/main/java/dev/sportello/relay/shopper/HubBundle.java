package dev.sportello.relay.shopper;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The modules of the open panel as one: a page makes one request in the place of forty, and what modules have in
/// common is compressed once. Each becomes a function of what it imports, whose value is what it exports; the one
/// module exports these by the modules' names, for those that are loaded later. It knows how the hub's modules are
/// written, and no more of the language. Immutable.
final class HubBundle {
    private static final Pattern IMPORT =
            Pattern.compile("import\\s*(?:\\{([^}]*)}|(\\w+))\\s*from\\s*\"\\./([\\w-]+)\\.js\";?");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export (?=(?:const|class|async function|function) (\\w+))");
    private static final Pattern EXPORTED = Pattern.compile("export\\{([^}]*)};?");
    private static final Pattern DEFAULT = Pattern.compile("(?m)^export default ");
    private static final Pattern AS = Pattern.compile("([\\w$]+)\\s+as\\s+([\\w$]+)");

    private final String name;
    private final Map<String, String> sources;
    private final Map<String, String> functions = new LinkedHashMap<>();

    /// @param name of the module whose exports are the bundle's own
    /// @param sources of the modules that are in it, by their names without `.js`
    HubBundle(String name, Map<String, String> sources) {
        this.name = name;
        this.sources = Map.copyOf(sources);
        add(name, Set.of());
    }

    String source() {
        var own = EXPORT.matcher(requireNonNull(sources.get(name))).results().map(found -> found.group(1));
        return String.join("", functions.values())
                + "export const{" + own.collect(Collectors.joining(",")) + "}=" + variable(name) + ";\n"
                + "export{"
                + functions.keySet().stream().map(HubBundle::variable).collect(Collectors.joining(","))
                + "};\n";
    }

    /// A module that is loaded later, which takes from the bundle what that has already: of no module there are two.
    String later(String source) {
        return IMPORT.matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(
                        functions.containsKey(found.group(3))
                                ? "import{" + variable(found.group(3)) + "}from\"./" + name + ".js\";" + taken(found)
                                : found.group()));
    }

    private void add(String module, Set<String> waiting) {
        if (functions.containsKey(module)) {
            return;
        }
        if (waiting.contains(module)) {
            throw new IllegalStateException(
                    "The hub's module " + module + " imports itself, by way of " + waiting + ".");
        }
        var source = requireNonNull(sources.get(module), () -> "The hub has no module " + module + ".");
        var with = Stream.concat(waiting.stream(), Stream.of(module)).collect(Collectors.toSet());
        IMPORT.matcher(source).results().forEach(found -> add(found.group(3), with));
        functions.put(module, function(module, source));
    }

    private static String function(String module, String source) {
        var exports = new ArrayList<String>();
        EXPORT.matcher(source).results().forEach(found -> exports.add(found.group(1)));
        EXPORTED.matcher(source)
                .results()
                .forEach(found -> exports.add(AS.matcher(found.group(1)).replaceAll("$2:$1")));
        if (DEFAULT.matcher(source).find()) {
            exports.add("default:it");
        }
        var body = IMPORT.matcher(source).replaceAll(found -> Matcher.quoteReplacement(taken(found)));
        body = EXPORTED.matcher(EXPORT.matcher(body).replaceAll("")).replaceAll("");
        body = DEFAULT.matcher(body).replaceAll("const it=");
        return "const " + variable(module) + "=(()=>{" + body.strip() + "\nreturn{" + String.join(",", exports)
                + "}})();\n";
    }

    /// What an import takes out of the module, as a declaration.
    private static String taken(MatchResult found) {
        var from = variable(found.group(3));
        return found.group(1) == null
                ? "const " + found.group(2) + "=" + from + ".default;"
                : "const{" + AS.matcher(found.group(1)).replaceAll("$1:$2") + "}=" + from + ";";
    }

    private static String variable(String module) {
        return "$" + module.replace('-', '_');
    }
}
