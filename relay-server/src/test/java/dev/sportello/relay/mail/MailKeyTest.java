package dev.sportello.relay.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.MovableClock;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.storage.OnBothDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailKeyTest extends OnBothDatabases {
    private static final SecretValue HORSE = new SecretValue("correct horse");

    @TempDir
    private Path elsewhere = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = elsewhere.resolve("secrets-key");
    }

    @Test
    void signsTheSameAfterARestart() throws Exception {
        var signed = sign();
        assertThat(sign()).isEqualTo(signed);
        assertThat(sign("another")).isNotEqualTo(signed);
    }

    @Test
    void isMadeAnewOnlyWhereTheKeyOfTheSecretsWasGivenUp() throws Exception {
        secrets().put(SecretName.SMTP_PASSWORD, HORSE);
        var signed = sign();

        var kept = Files.move(file, elsewhere.resolve("kept"));
        assertThatThrownBy(this::sign).isInstanceOf(SecretUnreadable.class);
        var _ = Files.move(kept, file);
        assertThat(sign()).isEqualTo(signed);

        Files.delete(file);
        secrets().remove(SecretName.SMTP_PASSWORD);
        assertThatThrownBy(this::sign).isInstanceOf(SecretUnreadable.class);
        secrets().put(SecretName.SMTP_PASSWORD, HORSE);
        var anew = sign();
        assertThat(anew).isNotEqualTo(signed);
        assertThat(sign()).isEqualTo(anew);
    }

    private byte[] sign() throws SecretUnreadable {
        return sign("t1042");
    }

    private byte[] sign(String text) throws SecretUnreadable {
        return new MailKey(database(), secrets(), new SecureRandom()).sign("reply", text, 12);
    }

    private Secrets secrets() {
        return new Secrets(database(), file, new SecureRandom(), new MovableClock());
    }
}
