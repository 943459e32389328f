package dev.sportello.relay.secret;

import static dev.sportello.relay.secret.SecretName.SMS_AUTH_TOKEN;
import static dev.sportello.relay.secret.SecretName.SMTP_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.MovableClock;
import dev.sportello.relay.storage.OnBothDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest extends OnBothDatabases {
    private static final SecretValue HORSE = new SecretValue("correct horse è 📦");
    private static final SecretValue STAPLE = new SecretValue("battery staple");

    @TempDir
    private Path elsewhere = Path.of("");

    private final MovableClock clock = new MovableClock();
    private Path key = Path.of("");

    @BeforeEach
    void chooseKey() {
        key = elsewhere.resolve("new folder").resolve("secrets-key");
    }

    @Test
    void whatIsSetIsFoundAlsoAfterARestart() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        var _ = reopen();
        assertThat(secrets().find(SMTP_PASSWORD)).isEqualTo(HORSE);
        assertThat(secrets().find(SMS_AUTH_TOKEN)).isNull();
    }

    @Test
    void theLastOneSetCountsUntilItIsRemoved() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        clock.move(Duration.ofHours(1));
        secrets().put(SMTP_PASSWORD, STAPLE);
        assertThat(secrets().find(SMTP_PASSWORD)).isEqualTo(STAPLE);
        assertThat(secrets().setAt()).isEqualTo(Map.of(SMTP_PASSWORD, clock.instant()));
        secrets().remove(SMTP_PASSWORD);
        secrets().remove(SMTP_PASSWORD);
        assertThat(secrets().find(SMTP_PASSWORD)).isNull();
        assertThat(secrets().setAt()).isEmpty();
    }

    @Test
    void theDatabaseHoldsNeitherTheSecretNorTheKeyNorTwiceTheSameForTheSame() throws Exception {
        var seen = new HashSet<String>();
        for (var time = 0; time < 3; time++) {
            secrets().put(SMTP_PASSWORD, HORSE);
            seen.add(sealed(SMTP_PASSWORD));
        }
        assertThat(seen).hasSize(3);
        var keyText = Files.readAllLines(key).getLast();
        assertThat(seen)
                .allSatisfy(stored -> assertThat(stored)
                        .doesNotContain(HORSE.plain())
                        .doesNotContain("correct")
                        .doesNotContain(keyText));
    }

    @Test
    void theKeyIsMadeAtFirstNeedForItsOwnerOnly() throws Exception {
        secrets().check();
        assertThat(secrets().setAt()).isEmpty();
        assertThat(secrets().find(SMTP_PASSWORD)).isNull();
        assertThat(key).doesNotExist();
        secrets().put(SMTP_PASSWORD, HORSE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        var made = Files.readString(key);
        secrets().put(SMS_AUTH_TOKEN, STAPLE);
        assertThat(Files.readString(key)).isEqualTo(made);
    }

    @Test
    void aValueThatIsMovedToAnotherNameDoesNotOpen() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        database().jdbi().useHandle(handle -> handle.execute("update secret set name = 'sms-auth-token'"));
        assertUnreadable(SMS_AUTH_TOKEN, "does not open the secret \"sms-auth-token\"");
    }

    @Test
    void whatWasChangedInTheDatabaseDoesNotOpen() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        for (var other : new String[] {"", "nonsense", "AAAA", "A".repeat(80)}) {
            database().jdbi().useHandle(handle -> handle.execute("update secret set sealed = ?", other));
            assertUnreadable(SMTP_PASSWORD, "does not open the secret \"smtp-password\"");
        }
    }

    @Test
    void aMissingKeyIsASentenceAtTheStartAtEachUseAndNeverReplaced() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        var kept = Files.move(key, elsewhere.resolve("kept"));
        assertThatThrownBy(() -> secrets().check())
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContaining(key.toString())
                .hasMessageContaining("Put that file back, or name another with --secrets-key.");
        assertUnreadable(SMTP_PASSWORD, "cannot be read from");
        assertThatThrownBy(() -> secrets().put(SMS_AUTH_TOKEN, STAPLE)).isInstanceOf(SecretUnreadable.class);
        assertThat(key).doesNotExist();

        var _ = Files.move(kept, key);
        assertThat(secrets().find(SMTP_PASSWORD)).isEqualTo(HORSE);
    }

    @Test
    void aWrongKeyIsASentenceAndAllStaysUnderOneKey() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        Files.delete(key);
        new SecretKeyFile(key, new SecureRandom()).make();
        assertThatThrownBy(() -> secrets().check())
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContaining("does not open the secret \"smtp-password\"");
        assertThatThrownBy(() -> secrets().put(SMS_AUTH_TOKEN, STAPLE)).isInstanceOf(SecretUnreadable.class);

        secrets().put(SMTP_PASSWORD, STAPLE);
        secrets().put(SMS_AUTH_TOKEN, HORSE);
        assertThat(secrets().find(SMTP_PASSWORD)).isEqualTo(STAPLE);
    }

    @Test
    void aMissingOrWrongKeyIsNotReplacedEitherWhileAnotherFeatureKeepsSomething() throws Exception {
        var sealed = new Secrets.Sealed("webhook", secrets().seal("webhook", HORSE), "the secret of a webhook");
        var kept = Files.move(key, elsewhere.resolve("kept"));
        var secrets = secrets();
        secrets.alsoKeptIn(() -> List.of(sealed));
        assertThatThrownBy(() -> secrets.put(SMTP_PASSWORD, STAPLE)).isInstanceOf(SecretUnreadable.class);
        assertThatThrownBy(() -> secrets.seal("webhook", STAPLE)).isInstanceOf(SecretUnreadable.class);
        assertThat(key).doesNotExist();

        new SecretKeyFile(key, new SecureRandom()).make();
        assertThatThrownBy(() -> secrets.put(SMTP_PASSWORD, STAPLE))
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContaining("does not open the secret of a webhook");

        var _ = Files.move(kept, key, StandardCopyOption.REPLACE_EXISTING);
        secrets.put(SMTP_PASSWORD, STAPLE);
        assertThat(secrets.open("webhook", sealed.value())).isEqualTo(HORSE);
        assertThat(sealed).asString().doesNotContain(sealed.value());
    }

    @Test
    void aLostKeyIsGotOverByRemovingWhatItOpened() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        Files.delete(key);
        secrets().remove(SMTP_PASSWORD);
        secrets().put(SMS_AUTH_TOKEN, STAPLE);
        assertThat(secrets().find(SMS_AUTH_TOKEN)).isEqualTo(STAPLE);
    }

    @Test
    void aFileWithoutAKeyIsASentence() throws Exception {
        secrets().put(SMTP_PASSWORD, HORSE);
        for (var wrong : new String[] {"", "# only a comment\n", "c2hvcnQ\n", "not base64 !\n"}) {
            Files.writeString(key, wrong);
            assertUnreadable(SMTP_PASSWORD, "Put that file back");
        }
    }

    @Test
    void whatANewerRelayStoredIsLeftAlone() throws Exception {
        database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into secret (name, sealed, set_at) values ('from-tomorrow', 'x', current_timestamp)"));
        secrets().check();
        secrets().put(SMTP_PASSWORD, HORSE);
        assertThat(secrets().setAt()).containsOnlyKeys(SMTP_PASSWORD);
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(HORSE).asString().isEqualTo("SecretValue[…]");
        assertThat(SecretValue.isOne("x".repeat(1_000))).isTrue();
        assertThat(SecretValue.isOne("x".repeat(1_001))).isFalse();
        assertThat(SecretValue.isOne("a\nb")).isFalse();
        assertThat(SecretValue.isOne("\ud83d")).isFalse();
        assertThat(SecretValue.isOne(" ")).isFalse();
    }

    private Secrets secrets() {
        return new Secrets(database(), key, new SecureRandom(), clock);
    }

    private void assertUnreadable(SecretName name, String sentence) {
        assertThatThrownBy(() -> secrets().find(name))
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain(HORSE.plain());
    }

    private String sealed(SecretName name) {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select sealed from secret where name = :name")
                        .bind("name", name.text())
                        .mapTo(String.class)
                        .one());
    }
}
