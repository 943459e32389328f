package dev.sportello.relay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts and decrypts one secret: AES-256-GCM (NIST SP 800-38D), with a random nonce for each value and the secret's
/// name as associated data, so that a value that is moved to another name does not open. Immutable and thread-safe.
///
/// @param random makes the nonces
record SecretCipher(SecretKey key, SecureRandom random) {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /// @return the nonce and what it was encrypted to, in base64
    String close(String name, SecretValue value) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, name, nonce);
            var sealed = cipher.doFinal(value.plain().getBytes(UTF_8));
            var both =
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
            return Base64.getEncoder().encodeToString(both.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + CIPHER + ".", e);
        }
    }

    /// @throws GeneralSecurityException if it was sealed with another key or for another name, or was changed
    SecretValue open(String name, String sealed) throws GeneralSecurityException {
        var both = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        var nonce = new byte[NONCE_BYTES];
        both.get(nonce);
        var rest = new byte[both.remaining()];
        both.get(rest);
        return new SecretValue(
                new String(cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(rest), UTF_8));
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }
}
