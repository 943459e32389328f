package dev.sportello.wire;

import dev.sportello.model.SettingsPage.Brand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Under which name the relay serves the shop's logo: another one for each, so that browsers may keep it for ever.
public final class LogoName {
    private static final int BYTES = 12;

    /// @return null where the shop has none
    public static @Nullable String of(Brand brand) {
        var logo = brand.logo();
        if (logo == null) {
            return null;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(logo.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, BYTES) + ".png";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private LogoName() {}
}
