package dev.sportello.relay.fuzz;

import dev.sportello.wire.ProtocolPage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A path as the protocol's pages describe it. `RoutesInTheProtocolTest` holds that they describe every one, so that
/// whoever asks for all of these asks for all of the relay's.
///
/// @param query the names of its parameters
/// @param bodies what its section shows: right ones, and where that says of none, answers
record DocumentedRoute(String method, String path, List<String> query, List<String> bodies) {
    private static final Pattern SECTION = Pattern.compile("^#{1,4} (.*)$((?:\\n(?!#{1,4} ).*)*+)", Pattern.MULTILINE);
    private static final Pattern DESCRIBED = Pattern.compile("`(GET|POST|PUT|DELETE) ([^` ]+)`");
    private static final Pattern QUERY = Pattern.compile("\\| query \\|[^\\n]*\\n[^\\n]*\\n((?:\\|[^\\n]*\\n)+)");
    private static final Pattern BODY = Pattern.compile("```json[^\\n]*\\n(.*?)\\n```", Pattern.DOTALL);

    static List<DocumentedRoute> all() {
        var routes = new TreeMap<String, DocumentedRoute>();
        for (var page : ProtocolPage.all()) {
            SECTION.matcher(page.text()).results().forEach(section -> {
                DESCRIBED.matcher(section.group(1)).results().forEach(route -> {
                    var own = of(route, section.group(2));
                    routes.put(own.name(), own);
                });
                DESCRIBED.matcher(section.group(2)).results().forEach(route -> {
                    var named = of(route, "");
                    routes.putIfAbsent(named.name(), named);
                });
            });
        }
        return new ArrayList<>(routes.values());
    }

    private static DocumentedRoute of(MatchResult route, String section) {
        var query = QUERY.matcher(section)
                .results()
                .flatMap(table -> table.group(1).lines())
                .map(row -> row.split("`", -1)[1])
                .toList();
        var bodies = BODY.matcher(section).results().map(body -> body.group(1)).toList();
        return new DocumentedRoute(route.group(1), route.group(2), query, bodies);
    }

    private String name() {
        return method + " " + path;
    }

    /// Whether it ends something, such as a session or a profile: whatever comes behind it may ask in vain.
    boolean ends() {
        return method.equals("DELETE")
                || path.endsWith("/sign-out")
                || path.endsWith("/erase")
                || path.equals("/api/data-privacy-deletion-jobs");
    }

    /// Whether its errors are those of the protocol. The API has those of JSON:API, and pages are for people.
    boolean refusesByName() {
        return path.startsWith("/agent/") || path.startsWith("/widget/") && !path.contains("{file}");
    }
}
