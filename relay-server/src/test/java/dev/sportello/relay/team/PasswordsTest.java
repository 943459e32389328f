package dev.sportello.relay.team;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PasswordText;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void keepsPasswordsAsArgon2idWithTheLeastThatIsRecommended() throws Exception {
        var passwords = new Passwords(Passwords.OWASP);
        var hash = passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse", hash, false)).isTrue();
        assertThat(passwords.matches("wrong horse", hash, false)).isFalse();
    }

    @Test
    void checksAHashByHowItWasMade() throws Exception {
        var hash = new Passwords(Passwords.OWASP).hash("correct horse");
        assertThat(new Passwords().matches("correct horse", hash, true)).isTrue();
        assertThat(new Passwords(Passwords.OWASP).matches("correct horse", new Passwords().hash("correct horse"), true))
                .isTrue();
    }

    /// As macOS and Windows type it.
    @Test
    void aPasswordIsTheSameHoweverItsAccentsAreTyped() throws Exception {
        var composed = "caff\u00e8 corretto";
        var decomposed = "caffe\u0300 corretto";
        var passwords = new Passwords();
        assertThat(passwords.matches(decomposed, passwords.hash(composed), true))
                .isTrue();
        assertThat(passwords.matches(composed, passwords.hash(decomposed), true))
                .isTrue();
        assertThat(passwords.matches("caffe corretto", passwords.hash(composed), true))
                .isFalse();
    }

    @Test
    void aPasswordThatAnOlderRelayKeptAsItWasTypedStillFits() throws Exception {
        var decomposed = "caffe\u0300 corretto";
        var hash = Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID)
                .hash(decomposed)
                .getResult();
        assertThat(new Passwords().matches(decomposed, hash, true)).isTrue();
    }

    @Test
    void aPasswordIsAsLongAsItsComposedForm() {
        assertThat(PasswordText.problem("e\u0300".repeat(PasswordText.LEAST - 1)))
                .isEqualTo(ErrorKind.PASSWORD_TOO_WEAK);
        assertThat(PasswordText.problem("e\u0300".repeat(PasswordText.MOST))).isNull();
    }

    /// A disk may flip any bit. Nobody gets in then, and the relay goes on.
    @Test
    void aDamagedHashLetsNobodyInAndBreaksNothing() throws Exception {
        var passwords = new Passwords();
        var hash = passwords.hash("correct horse").getBytes(ISO_8859_1);
        for (var bit = 0; bit < 8 * hash.length; bit++) {
            var damaged = hash.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(passwords.matches("wrong horse", new String(damaged, ISO_8859_1), true))
                    .as("bit %d", bit)
                    .isFalse();
        }
        assertThat(passwords.matches("correct horse", "", true)).isFalse();
    }
}
