package dev.sportello.relay.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sportello.model.SettingsPage;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.LargeBodies;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets who gets emails about unseen messages stop them by one click (RFC 8058). Only a `POST` changes anything: mail
/// programs and scanners open links by themselves. Thread-safe.
public final class Unsubscribing {
    static final String PATH = "/mail/unsubscribe/";
    private static final String PURPOSE = "unsubscribe";
    private static final int SIGNED_BYTES = 10;
    private static final int NOT_FOUND = 404;
    private static final int MOST_BYTES = 1_024;
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{32})-([0-9a-f]{20})");
    private static final Pattern AGAIN = Pattern.compile("(^|&)again=1(&|$)");
    private static final Logger LOG = LoggerFactory.getLogger(Unsubscribing.class);

    private final Database database;
    private final Settings settings;
    private final MailKey key;
    private final Clock clock;
    private final LargeBodies bodies;
    private final ClientAddress addresses;
    private final RateLimit<String> wrong;

    Unsubscribing(Foundation foundation, Settings settings, MailKey key) {
        database = foundation.database();
        clock = foundation.clock();
        bodies = new LargeBodies(foundation.incoming());
        addresses = foundation.addresses();
        wrong = new RateLimit<>(foundation.limits().sessionsPerAddress(), foundation.elapsed());
        this.settings = settings;
        this.key = key;
    }

    /// Where a reader stops the emails.
    ///
    /// @param channels with the relay's public address, without which no such email is sent
    static String address(SettingsPage.Channels channels, Reader reader, MailKey key) throws SecretUnreadable {
        var base = Objects.requireNonNull(channels.address(), "the relay's address")
                .toString();
        var own = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return own + PATH + reader.hash() + "-" + signature(reader, key);
    }

    private static String signature(Reader reader, MailKey key) throws SecretUnreadable {
        return HexFormat.of().formatHex(key.sign(PURPOSE, reader.hash(), SIGNED_BYTES));
    }

    /// `GET /mail/unsubscribe/{token}`: asks whether to stop the emails, or to begin again.
    public void page(Context ctx) throws RefusedFrame {
        var reader = reader(ctx);
        answer(
                ctx,
                reader == null ? null : database.jdbi().withHandle(reader::find).stopped());
    }

    /// `POST /mail/unsubscribe/{token}`: stops the emails; with `again=1` it lets them come again. Twice is as good as
    /// once.
    public void change(Context ctx) throws RefusedFrame, IOException {
        boolean again;
        try (var body = bodies.read(ctx, MOST_BYTES)) {
            again = AGAIN.matcher(new String(body.bytes(), US_ASCII)).find();
        }
        var reader = reader(ctx);
        if (reader != null) {
            stop(reader, !again);
        }
        answer(ctx, reader == null ? null : !again);
    }

    private void stop(Reader reader, boolean stop) {
        try {
            put(reader, stop);
        } catch (UnableToExecuteStatementException e) {
            LOG.debug("Two clicks at once: the second finds the row of the first.", e);
            put(reader, stop);
        }
        database.force();
    }

    private void put(Reader reader, boolean stop) {
        database.jdbi().useTransaction(handle -> reader.stop(handle, stop ? clock.instant() : null));
    }

    /// @param stopped null where the link was not made here
    private void answer(Context ctx, @Nullable Boolean stopped) {
        if (stopped == null) {
            ctx.status(NOT_FOUND);
        }
        var found = Locale.lookup(languages(ctx.header("Accept-Language")), List.of(Locale.ENGLISH, Locale.ITALIAN));
        new UnsubscribePage(
                        found == null ? Locale.ENGLISH : found,
                        settings.account().general().name(),
                        stopped)
                .answer(ctx);
    }

    /// What is no list of languages stands for none.
    private static List<Locale.LanguageRange> languages(@Nullable String header) {
        try {
            return header == null ? List.of() : Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            LOG.debug("No list of languages.", e);
            return List.of();
        }
    }

    /// @return null where the link was not made here; who guesses is slowed down
    private @Nullable Reader reader(Context ctx) throws RefusedFrame {
        var token = TOKEN.matcher(ctx.pathParam("token"));
        try {
            if (token.matches()) {
                var reader = new Reader(token.group(1));
                var given = token.group(2).getBytes(US_ASCII);
                if (MessageDigest.isEqual(signature(reader, key).getBytes(US_ASCII), given)) {
                    return reader;
                }
            }
        } catch (SecretUnreadable e) {
            wrong.pass(addresses.of(ctx.req()));
            LOG.error("{}", e.getMessage(), e);
            throw new RefusedFrame(ErrorKind.STORAGE_FAILED);
        }
        wrong.pass(addresses.of(ctx.req()));
        return null;
    }
}
