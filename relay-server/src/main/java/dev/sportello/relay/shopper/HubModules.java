package dev.sportello.relay.shopper;

import static java.util.Objects.requireNonNull;

import dev.sportello.model.SettingsRules;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The modules of the open panel, read from the class path once. They import one another by relative paths, so that a
/// page needs no import map (a strict Content-Security-Policy blocks it where it stands inline). Immutable.
///
/// Styles and texts become modules too: a style sheet goes into the shadow root as a constructed sheet, which no
/// `style-src` forbids.
final class HubModules {
    /// All scripts of the panel. A test compares them with the folder.
    static final List<String> SCRIPTS = List.of(
            "addresses.js",
            "backoff.js",
            "browser-secret.js",
            "bubble.js",
            "chat.js",
            "clock.js",
            "composer.js",
            "conversation.js",
            "cursor.js",
            "days.js",
            "draft.js",
            "drawer.js",
            "emoji.js",
            "end.js",
            "ending.js",
            "explain.js",
            "frames.js",
            "header.js",
            "heartbeat.js",
            "icons.js",
            "identity.js",
            "keys.js",
            "link-note.js",
            "link.js",
            "links.js",
            "log.js",
            "natives.js",
            "notices.js",
            "outbox.js",
            "page.js",
            "panel.js",
            "protocol.js",
            "relay.js",
            "sendable.js",
            "socket.js",
            "storage.js",
            "stream.js",
            "texts.js",
            "thread.js",
            "uuid.js",
            "visit.js",
            "wording.js");

    /// The panel's styles, in the order of the cascade: what adapts them to the window comes last.
    private static final List<String> SHEETS =
            List.of("/hub/frame.css", "/hub/log.css", "/hub/composer.css", "/hub/notices.css", "/hub/window.css");

    /// What is loaded when it is first wanted, and not with the panel.
    private static final Set<String> LATER = Set.of("emoji.js");

    /// Preact asks the document for elements, which a page may have names of its own in, and prefers to wait by a
    /// promise, which a page may have replaced.
    private static final String PAST_THE_PAGE = "import{page as document}from\"./page.js\";const Promise=void 0;";

    /// How Preact copies a virtual node, which has a property `constructor`. Where a page has frozen
    /// `Object.prototype`, an assignment to that name fails and a definition does not.
    private static final String ASSIGNS = "n[u]=l[u]";

    private static final String DEFINES =
            "Object.defineProperty(n,u,{value:l[u],writable:!0,enumerable:!0,configurable:!0})";

    static final List<String> LANGUAGES = SettingsRules.LANGUAGES;

    private final Map<String, HubFile> files;
    private final Map<String, Map<String, String>> texts;
    private final String version;

    HubModules(Codec codec) {
        texts = LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(l -> l, l -> readTexts(codec, l)));
        var sources = new TreeMap<String, String>();
        SCRIPTS.forEach(name -> sources.put(name, script("/hub/" + name)));
        sources.put("preact.js", PAST_THE_PAGE + vendored("preact.module.js").replace(ASSIGNS, DEFINES));
        sources.put("hooks.js", vendored("hooks.module.js"));
        sources.put(
                "panel-sheet.js",
                sheet(codec, SHEETS.stream().map(HubModules::styles).collect(Collectors.joining("\n"))));
        texts.forEach(
                (language, words) -> sources.put("texts-" + language + ".js", "export default " + codec.encode(words)));
        version = HubFile.hash(sources.toString());
        files = sources.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, source -> HubFile.of(source.getValue())));
    }

    /// Changes with any byte of any module, so that a browser may keep what it loaded under it for ever.
    String version() {
        return version;
    }

    @Nullable
    HubFile find(String name) {
        return files.get(name);
    }

    /// All texts of a language, by their keys.
    Map<String, String> texts(String language) {
        return requireNonNull(texts.get(language), language);
    }

    /// What a page loads when the panel opens, without `.js` and besides the texts of its language.
    List<String> names() {
        return files.keySet().stream()
                .filter(name -> !LATER.contains(name) && !name.startsWith("texts-"))
                .map(name -> name.replace(".js", ""))
                .sorted()
                .toList();
    }

    /// A script of the hub as it is served.
    static String script(String path) {
        return HubSource.script(text(path));
    }

    /// A style sheet of the hub as it is served.
    static String styles(String path) {
        return HubSource.styles(text(path));
    }

    /// The source of a file of the hub.
    static String text(String path) {
        try (var stream = HubModules.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing from the relay's jars. Build it again.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> readTexts(Codec codec, String language) {
        try {
            return codec.body(text("/hub/texts/" + language + ".json"), Texts.class);
        } catch (RefusedFrame e) {
            throw new IllegalStateException("hub/texts/" + language + ".json is not a JSON object.", e);
        }
    }

    private static String sheet(Codec codec, String css) {
        return "const sheet = new CSSStyleSheet();\nsheet.replaceSync(" + codec.encode(css)
                + ");\nexport default sheet;\n";
    }

    private static String vendored(String name) {
        return text("/hub/vendor/preact/" + name).replace("from\"preact\"", "from\"./preact.js\"");
    }

    /// Names the type of a file of texts to the codec, and sorts by key.
    private static final class Texts extends TreeMap<String, String> {}
}
