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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The hub as it stands on the class path, read once in a process: the loader, the modules of the open panel as one
/// ([HubBundle]), and each that is loaded later. They import one another by relative paths, so that a page needs no
/// import map (a strict Content-Security-Policy blocks it where it stands inline). Immutable.
///
/// Styles and texts become modules too: a style sheet goes into the shadow root as a constructed sheet, which no
/// `style-src` forbids.
final class HubModules {
    /// All scripts of the panel. A test compares them with the folder.
    static final List<String> SCRIPTS = List.of(
            "addresses.js",
            "amounts.js",
            "backoff.js",
            "browser-secret.js",
            "bubble.js",
            "chat-end.js",
            "chat.js",
            "chime.js",
            "clock.js",
            "composer.js",
            "conversation.js",
            "current-page.js",
            "cursor.js",
            "days.js",
            "draft.js",
            "drawer.js",
            "emoji.js",
            "end-request.js",
            "explain.js",
            "follower.js",
            "frames.js",
            "header.js",
            "heartbeat.js",
            "icons.js",
            "identity.js",
            "keys.js",
            "later.js",
            "leader.js",
            "link-note.js",
            "link.js",
            "links.js",
            "log.js",
            "menu.js",
            "natives.js",
            "news.js",
            "notices.js",
            "order-card.js",
            "orders.js",
            "outbox.js",
            "page-title.js",
            "page.js",
            "panel.js",
            "preferences.js",
            "presence.js",
            "protocol.js",
            "relay.js",
            "sendable.js",
            "shop-text.js",
            "sign.js",
            "socket.js",
            "storage.js",
            "stream.js",
            "tab-group.js",
            "tabs.js",
            "texts.js",
            "thread.js",
            "uuid.js",
            "visit.js",
            "wording.js");

    /// The panel's styles, in the order of the cascade: what adapts them to the window comes last.
    private static final List<String> SHEETS = List.of(
            "/hub/frame.css",
            "/hub/log.css",
            "/hub/composer.css",
            "/hub/notices.css",
            "/hub/tabs.css",
            "/hub/window.css");

    /// What is loaded when it is first wanted, and not with the panel.
    private static final Set<String> LATER =
            Set.of("chime.js", "emoji.js", "orders.js", "orders-sheet.js", "stream.js", "wording.js");

    /// The module that starts the panel, and the bundle of all that it needs.
    private static final String PANEL = "panel";

    /// The texts whose names begin so belong to what is loaded later.
    private static final String ORDERS = "orders.";

    /// Preact asks the document for elements, which a page may have names of its own in, and prefers to wait by a
    /// promise, which a page may have replaced.
    private static final String PAST_THE_PAGE = "import{page as document}from\"./page.js\";const Promise=void 0;";

    /// How Preact copies a virtual node, which has a property `constructor`. Where a page has frozen
    /// `Object.prototype`, an assignment to that name fails and a definition does not.
    private static final String ASSIGNS = "n[u]=l[u]";

    private static final String DEFINES =
            "Object.defineProperty(n,u,{__proto__:null,value:l[u],writable:!0,enumerable:!0,configurable:!0})";

    static final List<String> LANGUAGES = SettingsRules.LANGUAGES;

    /// How the names of the texts begin that the loader shows itself. It has no others, so it is served without.
    static final String LAUNCHER = "launcher.";

    private final String loader = HubSource.joined(script("/hub/loader.js")).replace("\"" + LAUNCHER, "\"");
    private final String launcherSheet = styles("/hub/launcher.css");
    private final Map<String, HubFile> files;
    private final Map<String, Map<String, String>> texts;
    private final String version;

    private HubModules(Codec codec) {
        texts = LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(l -> l, l -> readTexts(codec, l)));
        var sources = new TreeMap<String, String>();
        SCRIPTS.forEach(name -> sources.put(name, script("/hub/" + name)));
        sources.put("preact.js", PAST_THE_PAGE + vendored("preact.module.js").replace(ASSIGNS, DEFINES));
        sources.put("hooks.js", vendored("hooks.module.js"));
        sources.put(
                "panel-sheet.js",
                sheet(codec, SHEETS.stream().map(HubModules::styles).collect(Collectors.joining("\n"))));
        sources.put("orders-sheet.js", sheet(codec, styles("/hub/orders.css")));
        texts.forEach((language, words) -> {
            sources.put("texts-" + language + ".js", module(codec, words, key -> !key.startsWith(ORDERS)));
            sources.put("orders-texts-" + language + ".js", module(codec, words, key -> key.startsWith(ORDERS)));
        });
        version = HubFile.hash(sources.toString());
        var bundle = new HubBundle(
                PANEL,
                sources.entrySet().stream()
                        .filter(source -> isLoadedAtOnce(source.getKey()))
                        .collect(Collectors.toMap(source -> bare(source.getKey()), Map.Entry::getValue)));
        sources.keySet().removeIf(name -> isLoadedAtOnce(name));
        sources.replaceAll((name, source) -> bundle.later(source));
        sources.put(PANEL + ".js", bundle.source());
        files = sources.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, source -> HubFile.of(HubSource.joined(source.getValue()))));
    }

    /// What stands in the relay's jars; read and compressed the first time. Thread-safe.
    ///
    /// @throws ExceptionInInitializerError if the jars lack a file: its cause says which
    static HubModules shipped() {
        return Shipped.MODULES;
    }

    private static String module(Codec codec, Map<String, String> words, Predicate<String> wanted) {
        var chosen = new TreeMap<>(words);
        chosen.keySet().removeIf(wanted.negate());
        return "export default " + codec.encode(chosen);
    }

    /// The loader's source, in which the settings of the shop have their place.
    String loader() {
        return loader;
    }

    /// The styles of the launcher, which the loader brings.
    String launcherSheet() {
        return launcherSheet;
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

    /// Whether a page loads it when the panel opens; besides, it loads the texts of its language.
    private static boolean isLoadedAtOnce(String name) {
        return !LATER.contains(name) && !name.startsWith("texts-") && !name.startsWith("orders-texts-");
    }

    private static String bare(String name) {
        return name.replace(".js", "");
    }

    /// A script of the hub as it is served.
    static String script(String path) {
        return HubNames.shortened(HubSource.script(text(path)));
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
            // A text that a language lacks is English, and a test says which.
            var texts = codec.body(text("/hub/texts/en.json"), Texts.class);
            texts.putAll(codec.body(text("/hub/texts/" + language + ".json"), Texts.class));
            return texts;
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

    /// Made when it is first asked for.
    private static final class Shipped {
        static final HubModules MODULES = new HubModules(new Codec());
    }

    /// Names the type of a file of texts to the codec, and sorts by key.
    private static final class Texts extends TreeMap<String, String> {}
}
