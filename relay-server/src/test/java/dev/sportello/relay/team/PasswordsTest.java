package dev.sportello.relay.team;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

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
