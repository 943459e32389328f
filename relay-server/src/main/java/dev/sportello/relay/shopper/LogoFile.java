package dev.sportello.relay.shopper;

import dev.sportello.logo.Logo;
import dev.sportello.model.Account;
import dev.sportello.wire.LogoName;
import io.javalin.http.Context;
import java.util.function.Supplier;

/// The shop's logo, for anybody. Thread-safe.
public final class LogoFile {
    private final Supplier<Account> account;

    /// @param account as it stands now; asked at every request, so it must be quick
    LogoFile(Supplier<Account> account) {
        this.account = account;
    }

    /// `GET /widget/logo/{file}`: only the one that the shop has now. A page that names another shows the initial.
    public void send(Context ctx) {
        var brand = account.get().brand();
        var logo = brand.logo();
        var bytes = logo != null && ctx.pathParam("file").equals(LogoName.of(brand)) ? Logo.bytes(logo) : null;
        if (bytes == null) {
            ctx.status(404).header("Cache-Control", "no-store");
            return;
        }
        ctx.disableCompression();
        ctx.header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Content-Disposition", "inline; filename=\"logo.png\"");
        ctx.contentType("image/png");
        ctx.result(bytes);
    }
}
