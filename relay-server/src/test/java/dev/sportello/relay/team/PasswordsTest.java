package dev.sportello.relay.team;

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
}
