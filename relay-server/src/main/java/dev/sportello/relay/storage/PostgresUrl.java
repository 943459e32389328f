package dev.sportello.relay.storage;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How the URL of a PostgreSQL database begins, what may stand behind its question mark, and what stands there in any
/// case.
final class PostgresUrl {
    static final String APPLICATION = "sportello-relay";
    private static final String SOCKET_TIMEOUT = "socketTimeout";

    /// `reWriteBatchedInserts` makes one statement of a batch of inserts. By the application's name, a command that
    /// must be alone finds the relays that are connected.
    private static final Map<String, String> ALWAYS =
            Map.of("reWriteBatchedInserts", "true", "ApplicationName", APPLICATION);

    /// Times in seconds. A server whose machine is gone closes no connection: whoever waits for its answer would
    /// wait for ever. No statement of a running relay takes nearly as long. A promoted standby is found within one.
    private static final Map<String, String> UNLESS_NAMED =
            Map.of("connectTimeout", "5", SOCKET_TIMEOUT, "30", "tcpKeepAlive", "true", "hostRecheckSeconds", "1");

    /// How to reach the server and how long to wait for it: none carries SQL, names a class or writes a file.
    private static final Set<String> ALLOWED = Set.of(
            "ApplicationName",
            "cancelSignalTimeout",
            "channelBinding",
            "connectTimeout",
            "currentSchema",
            "gssEncMode",
            "hostRecheckSeconds",
            "loadBalanceHosts",
            "loginTimeout",
            "prepareThreshold",
            "requireAuth",
            "socketTimeout",
            "ssl",
            "sslNegotiation",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslrootcert",
            "targetServerType",
            "tcpKeepAlive",
            "user");

    /// @throws IllegalArgumentException with a sentence for the operator that holds no value
    static void check(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("The database's URL does not begin with jdbc:postgresql: . Correct it.");
        }
        var question = url.indexOf('?');
        if (question < 0) {
            return;
        }
        Arrays.stream(url.substring(question + 1).split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !name.isEmpty() && !ALLOWED.contains(name))
                .findFirst()
                .ifPresent(PostgresUrl::refuse);
    }

    /// The URL with the settings that the relay's promises rest on.
    static String complete(String url) {
        var complete = url;
        for (var setting : ALWAYS.entrySet()) {
            complete = with(complete, setting.getKey(), setting.getValue());
        }
        for (var setting : UNLESS_NAMED.entrySet()) {
            complete = names(url, setting.getKey()) ? complete : with(complete, setting.getKey(), setting.getValue());
        }
        return complete;
    }

    /// The URL for work whose statements may take as long as they need, unless it says itself how long.
    static String patient(String url) {
        return names(url, SOCKET_TIMEOUT) ? url : with(url, SOCKET_TIMEOUT, "0");
    }

    private static boolean names(String url, String name) {
        return url.contains("?" + name + "=") || url.contains("&" + name + "=");
    }

    private static String with(String url, String name, String value) {
        return url + (url.contains("?") ? "&" : "?") + name + "=" + value;
    }

    private static void refuse(String name) {
        throw new IllegalArgumentException(
                name.equals("password")
                        ? "The database's URL holds a password, which every user of the machine can see. Write it into a"
                                + " file, and name that with --database-password-file."
                        : "The database's URL sets " + name + ", which the relay does not pass on. It may set "
                                + String.join(", ", new TreeSet<>(ALLOWED)) + ".");
    }

    private PostgresUrl() {}
}
