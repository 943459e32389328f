package dev.sportello.desktop.ui;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens an address in the system's browser, or in what it writes mail with. Thread-safe, returns at once.
///
/// JavaFX's own way needs an instance of Application, which this program has no other use for.
public final class Browser implements Consumer<URI> {
    private static final Logger log = LoggerFactory.getLogger(Browser.class);

    private static final Set<String> OPENED = Set.of("http", "https", "mailto");

    /// @param address http, https or mailto; anything else is refused, whoever asks
    @Override
    public void accept(URI address) {
        var scheme = address.getScheme();
        if (scheme == null || !OPENED.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Only http, https and mailto addresses are opened.");
        }
        var _ = Thread.ofVirtual().start(() -> open(command(System.getProperty("os.name", ""), address)));
    }

    static List<String> command(String system, URI address) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.toASCIIString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address.toASCIIString());
    }

    private static void open(List<String> command) {
        try {
            var _ = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noBrowser) {
            log.warn("No browser can be opened: {}", noBrowser.getMessage());
        }
    }
}
