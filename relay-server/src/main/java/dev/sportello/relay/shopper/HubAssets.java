package dev.sportello.relay.shopper;

import dev.sportello.model.Account;
import dev.sportello.wire.Codec;
import dev.sportello.wire.OpeningTimes;
import dev.sportello.wire.PublicSettings;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The hub's scripts as browsers load them: the loader, with the account's public settings inlined, in the one request
/// that every page of the shop makes; and the panel's modules, which only a first click loads.
///
/// Thread-safe: what changes is replaced as a whole.
public final class HubAssets {
    /// The path of the loader; the address that a shop's script tag names.
    public static final String LOADER = "/widget/sportello.js";

    /// The path of the panel's modules, as a Javalin route.
    public static final String MODULES = "/widget/hub/{version}/{file}";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /// Asked about with every page, and mostly answered with "not modified": what an admin sets holds at once.
    private static final String ASKED_EACH_TIME = "public, no-cache";

    private final Supplier<Account> account;
    private final Codec codec;
    private final Clock clock;
    private volatile @Nullable Rendered latest;

    /// @param account the account as it stands now; asked at every request of the loader, so it must be quick
    public HubAssets(Supplier<Account> account, Codec codec, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.codec = codec;
    }

    /// Answers [#LOADER].
    public void loader(Context context) {
        rendered().file().send(context, ASKED_EACH_TIME);
    }

    /// Answers [#MODULES].
    ///
    /// A page that was loaded before an upgrade of the relay asks for modules that are gone: its loader fetches the
    /// new one. Never does a page get some of the old and some of the new.
    public void module(Context context) {
        var file = HubModules.shipped().find(context.pathParam("file"));
        if (file == null || !isCurrent(context.pathParam("version"))) {
            context.status(404).header("Cache-Control", "no-store");
            return;
        }
        file.send(context, FOR_EVER);
    }

    /// A loader that failed tries again under another address, since a browser may remember the failure: it appends
    /// a number.
    private static boolean isCurrent(String version) {
        return version.replaceFirst("-\\d+$", "").equals(HubModules.shipped().version());
    }

    HubFile loaderFile() {
        return rendered().file();
    }

    /// Reads and compresses the panel's modules, if that has not been done yet.
    ///
    /// @throws ExceptionInInitializerError if the relay's jars lack one: its cause says which
    public void load() {
        var _ = HubModules.shipped();
    }

    private Rendered rendered() {
        var shop = account.get();
        var now = clock.instant();
        var last = latest;
        if (last == null || !last.holds(shop, now)) {
            var settings = PublicSettings.of(shop, now);
            var file = HubFile.of(HubModules.shipped().loader().replace("\"%HUB%\"", codec.encode(settings(settings))));
            last = new Rendered(shop, settings.hours(), file);
            latest = last;
        }
        return last;
    }

    private Settings settings(PublicSettings shop) {
        var panel = HubModules.shipped();
        return new Settings(
                shop,
                "hub/" + panel.version(),
                byLanguage(language -> launcherTexts(panel, language)),
                panel.launcherSheet());
    }

    private static <T> Map<String, T> byLanguage(Function<String, T> what) {
        return HubModules.LANGUAGES.stream().collect(Collectors.toMap(language -> language, what));
    }

    /// The few texts that the loader shows itself, by the names that it has for them as it is served; the panel
    /// brings its own.
    private static Map<String, String> launcherTexts(HubModules panel, String language) {
        return panel.texts(language).entrySet().stream()
                .filter(text -> text.getKey().startsWith(HubModules.LAUNCHER))
                .collect(Collectors.toMap(
                        text -> text.getKey().substring(HubModules.LAUNCHER.length()), Map.Entry::getValue));
    }

    private record Rendered(Account account, @Nullable OpeningTimes hours, HubFile file) {

        /// Whether nothing has changed since, of the settings or of what is next.
        boolean holds(Account shop, Instant now) {
            return account.equals(shop)
                    && (hours == null
                            || hours.changes().isEmpty()
                            || now.isBefore(hours.changes().getFirst()));
        }
    }

    /// What the loader knows: nothing that a stranger may not read.
    ///
    /// @param shop what admins set, as it stood when the page was loaded; an open hub is notified of what changes
    private record Settings(PublicSettings shop, String path, Map<String, Map<String, String>> texts, String sheet) {}
}
