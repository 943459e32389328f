package dev.sportello.relay.storage;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// What may stand behind the question mark of the URL of a PostgreSQL database.
final class PostgresUrl {
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
