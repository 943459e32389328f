package dev.sportello.desktop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sportello.relay.rig.Browser;
import java.net.URI;

/// The sample shop's page with the hub in it, as a shopper sees and touches them. Belongs to the browser's thread.
final class ShopPage implements AutoCloseable {
    private final BrowserContext profile;
    private final Page page;

    private ShopPage(BrowserContext profile) {
        this.profile = profile;
        profile.setDefaultTimeout(RunningDesktop.PATIENCE.toMillis());
        page = profile.newPage();
    }

    /// Signs in at the shop as one of its customers and opens the chat.
    static ShopPage signIn(Browser browser, URI relay, String customerId) {
        var shop = new ShopPage(browser.profile());
        shop.page.navigate(relay + "/demo/");
        shop.page.locator("#account").click();
        shop.page.locator("#shoppers [data-customer='" + customerId + "']").click();
        assertThat(shop.page.locator("#account")).containsText("Sign out");
        shop.openPanel();
        return shop;
    }

    void openPanel() {
        hub("button.launcher").click();
        assertThat(composer()).isVisible();
    }

    void closePanel() {
        hub("button.launcher").click();
        assertThat(composer()).isHidden();
    }

    Locator composer() {
        return hub("textarea");
    }

    /// Everybody's bubbles; the welcome is none of them.
    Locator bubbles() {
        return hub(".line .bubble");
    }

    /// The shopper's own bubbles in a state, such as `sent`.
    Locator own(String state) {
        return hub(".own .line[data-state=" + state + "] .bubble");
    }

    /// The name above the answers that came last.
    Locator author() {
        return hub(".theirs .author bdi").last();
    }

    /// What the panel says of a link that does not live.
    Locator linkNote() {
        return hub(".link-note p");
    }

    /// What is shown in the composer's place once the chat has ended.
    Locator ended() {
        return hub(".ended");
    }

    /// Writes, and waits for the relay's word.
    void send(String text) {
        composer().fill(text);
        composer().press("Enter");
        assertThat(own("sent").last()).hasText(text);
    }

    /// Ends the chat, and says yes to the question.
    void end() {
        hub("[aria-haspopup=menu]").click();
        hub(".menu .end").click();
        hub(".question .danger").click();
    }

    /// Ends the chat and begins another one.
    void beginAnew() {
        end();
        hub(".ended button.main").click();
        assertThat(composer()).isVisible();
    }

    /// The page's origin, as the browser sends it to the relay.
    String origin() {
        return (String) page.evaluate("location.origin");
    }

    /// The session that the relay gave to this tab.
    String session() {
        return (String) page.evaluate("JSON.parse(sessionStorage.getItem("
                + "Object.keys(sessionStorage).find((key) => key.endsWith(':session')))).session");
    }

    @Override
    public void close() {
        profile.close();
    }

    private Locator hub(String selector) {
        return page.locator("#sportello").locator(selector);
    }
}
