package dev.sportello.relay.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ExceptionTextTest extends OnBothDatabases {
    private static final String SECRET = "maria@example.com";

    @Test
    void aStatementThatFailsLeavesNoneOfItsValuesInTheLog() {
        var tooLong = profile("c-1", SECRET.repeat(30));
        var failure = Assertions.catchThrowable(() -> profiles().add(tooLong));
        assertThat(failure).isNotNull();
        var text = logged(new CompletionException(new IllegalStateException("It failed.", failure)));
        assertThat(text).doesNotContain(SECRET).contains("SQL state", "ProfileTable.insert", "CompletionException");
    }

    @Test
    void aBrokenUniqueKeyIsNotToldEither() {
        profiles().add(profile(SECRET, SECRET));
        var failure = Assertions.catchThrowable(() -> profiles().add(profile(SECRET, SECRET)));
        assertThat(logged(failure)).doesNotContain(SECRET).contains("SQL state 23505");
    }

    /// Servers repeat what they were told: addresses, and passwords.
    @Test
    void aMailServerIsNotQuoted() {
        var said = new AuthenticationFailedException("No user " + SECRET + "\u001b[2J");
        var text = logged(new IOException("The line is down.", new IllegalStateException(said)));
        assertThat(text).doesNotContain(SECRET).contains("AuthenticationFailedException\n\tat ");
        assertThat(logged(new MessagingException(
                        "It failed.",
                        new SMTPSendFailedException(
                                "RCPT TO", 550, "<" + SECRET + "> unknown", null, null, null, null))))
                .doesNotContain(SECRET);
    }

    @Test
    void noExceptionWritesLinesOfItsOwnIntoTheLog() {
        var text = logged(new IllegalStateException("Gone\n2026-03-01 INFO Relay: All is well\u001b[2J\u2028\r."));
        assertThat(text)
                .startsWith("java.lang.IllegalStateException: Gone 2026-03-01 INFO Relay: All is well [2J  .\n");
    }

    @Test
    void whatTheRelayItselfSaysIsTold() {
        var text = logged(new IllegalStateException("The file is gone.", new IOException("No such file")));
        assertThat(text)
                .startsWith("java.lang.IllegalStateException: The file is gone.\n\tat ")
                .contains("Caused by: java.io.IOException: No such file\n");
    }

    private static String logged(Throwable problem) {
        var logger = (Logger) LoggerFactory.getLogger(ExceptionTextTest.class);
        return new ExceptionText().convert(new LoggingEvent("test", logger, Level.ERROR, "Failed", problem, null));
    }

    private Profiles profiles() {
        return Profiles.alone(database(), new Codec());
    }

    private static Profile profile(String customer, String email) {
        var id = new ProfileId(UUID.randomUUID());
        return new Profile(
                id,
                customer,
                "Maria",
                email,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Profile.Verified.NOTHING,
                List.of(),
                null);
    }
}
