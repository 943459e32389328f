package dev.sportello.desktop.login;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Signing in. FX thread only.
public final class LoginController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final SignInClient signIn;
    private final Consumer<SavedSession> entered;
    private final LoginHints hints;
    private final EmojiPictures pictures;
    private final Texts texts;
    private final LoginTexts words;
    private LoginMode mode = LoginMode.SIGN_IN;

    @FXML
    private VBox card;

    @FXML
    private Node form;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private TextField relay;

    @FXML
    private Node codeField;

    @FXML
    private TextField code;

    @FXML
    private Node nameField;

    @FXML
    private TextField name;

    @FXML
    private Label codeName;

    @FXML
    private Node emailField;

    @FXML
    private TextField email;

    @FXML
    private Label passwordName;

    @FXML
    private PasswordInput secret;

    @FXML
    private Node passwordRule;

    @FXML
    private LoginError error;

    @FXML
    private Button submit;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Node links;

    @FXML
    private Node otherWays;

    @FXML
    private Hyperlink setup;

    @FXML
    private Hyperlink back;

    /// @param entered receives the session, on the FX thread; the sign-in goes on saying that it is busy
    public LoginController(
            SignInClient signIn,
            Consumer<SavedSession> entered,
            LoginHints hints,
            Locale locale,
            EmojiPictures pictures) {
        this.signIn = signIn;
        this.entered = entered;
        this.hints = hints;
        this.pictures = pictures;
        texts = Texts.of(LoginController.class, locale);
        words = new LoginTexts(texts);
    }

    /// What to say to an agent whose session on this computer was damaged.
    public static String damagedSession(Locale locale) {
        return Texts.of(LoginController.class, locale).get("error.damaged-session");
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        EmojiInput.in(name, pictures);
        secret.prepare(texts, _ -> didSubmit());
        relay.setText(hints.relay());
        email.setText(hints.email());
        Stream.of(LoginField.values())
                .map(this::field)
                .forEach(field -> field.textProperty().subscribe((_, _) -> mark(field, false)));
        shown(progress, false);
        error.show(hints.problem(), null, texts);
        fill(LoginMode.SIGN_IN);
        // What can be scrolled comes into the scene with the first layout, and takes no cursor before.
        card.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(this::focusFirstEmpty);
            }
        });
    }

    @FXML
    private void didClickInvited() {
        change(LoginMode.INVITATION);
    }

    @FXML
    private void didClickReset() {
        change(LoginMode.RESET);
    }

    @FXML
    private void didClickSetup() {
        change(LoginMode.FIRST_ADMIN);
    }

    @FXML
    private void didClickBack() {
        change(LoginMode.SIGN_IN);
    }

    private void change(LoginMode next) {
        fill(next);
        clearError();
        focusFirstEmpty();
    }

    @FXML
    private void didSubmit() {
        var typed = new LoginForm(
                mode,
                relay.getText(),
                code.getText(),
                name.getText(),
                email.getText(),
                secret.textProperty().get());
        var fault = typed.fault();
        if (fault == null) {
            send(typed);
        } else {
            refuse(fault.field(), texts.get(fault.text()), null);
        }
    }

    private void send(LoginForm typed) {
        clearError();
        busy(true);
        say("submit.busy");
        var _ = typed.send(signIn)
                .whenComplete((saved, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        // Its desk is opened now; nothing here can be done any more.
                        say("submit.entering");
                        entered.accept(saved);
                    } else {
                        busy(false);
                        say(mode.submit());
                        didFail(Paging.cause(failure));
                    }
                }));
    }

    private void didFail(Throwable cause) {
        refuse(
                LoginTexts.wrong(cause),
                words.of(cause),
                cause instanceof RequestFailed failed ? LoginTexts.detail(failed) : null);
    }

    private void fill(LoginMode next) {
        mode = next;
        shown(codeField, next.needsCode());
        shown(nameField, next.needsName());
        shown(emailField, next.needsEmail());
        shown(passwordRule, next.needsCode());
        shown(otherWays, !next.needsCode());
        shown(setup, !next.needsCode());
        shown(back, next.needsCode());
        passwordName.setText(texts.get(next.passwordName()));
        secret.say(texts.get(next.passwordName()));
        codeName.setText(texts.get(next.codeName()));
        code.setAccessibleText(texts.get(next.codeName()));
        title.setText(texts.get(next.title()));
        subtitle.setText(texts.get(next.subtitle()));
        say(next.submit());
    }

    private void say(String key) {
        submit.setText(texts.get(key));
    }

    /// @param where null where no field is at fault: the same can be tried again
    /// @param detail what the program saw of the failure; null for nothing
    private void refuse(@Nullable LoginField where, String sentence, @Nullable String detail) {
        error.show(sentence, detail, texts);
        if (where == null) {
            submit.requestFocus();
            return;
        }
        var field = field(where);
        mark(field, true);
        field.requestFocus();
        field.selectAll();
    }

    private void clearError() {
        error.show(null, null, texts);
        Stream.of(LoginField.values()).forEach(field -> mark(field(field), false));
    }

    private static void mark(TextField field, boolean wrong) {
        field.pseudoClassStateChanged(WRONG, wrong);
    }

    private void busy(boolean busy) {
        if (busy) {
            secret.hide();
            // No field is left with its text selected, or takes the cursor from one that is disabled.
            Stream.of(LoginField.values()).forEach(field -> field(field).deselect());
            card.requestFocus();
        }
        form.setDisable(busy);
        links.setDisable(busy);
        submit.setDisable(busy);
        shown(progress, busy);
    }

    private void focusFirstEmpty() {
        Stream.of(LoginField.values())
                .filter(field -> mode.asks(field) && field(field).getText().isBlank())
                .findFirst()
                .map(this::field)
                .orElse(secret.field())
                .requestFocus();
    }

    private TextField field(LoginField field) {
        return switch (field) {
            case RELAY -> relay;
            case CODE -> code;
            case NAME -> name;
            case EMAIL -> email;
            case PASSWORD -> secret.field();
        };
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
