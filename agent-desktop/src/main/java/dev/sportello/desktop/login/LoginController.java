package dev.sportello.desktop.login;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.ui.Copies;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Signing in. FX thread only.
public final class LoginController {
    private final SignInClient signIn;
    private final Consumer<SavedSession> entered;
    private final LoginHints hints;
    private final Texts texts;
    private final LoginWords words;
    private Form form = Form.SIGN_IN;
    private @Nullable String detail;

    /// The ways in. All but one need a code, and make a password instead of asking for one.
    private enum Form {
        SIGN_IN,
        FIRST_ADMIN,
        INVITATION,
        RESET
    }

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
    private PasswordField password;

    @FXML
    private Node passwordRule;

    @FXML
    private Node error;

    @FXML
    private Label errorText;

    @FXML
    private Button copy;

    @FXML
    private Button submit;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Hyperlink invited;

    @FXML
    private Hyperlink reset;

    @FXML
    private Hyperlink setup;

    @FXML
    private Hyperlink back;

    /// @param entered receives the session, on the FX thread
    public LoginController(SignInClient signIn, Consumer<SavedSession> entered, LoginHints hints, Locale locale) {
        this.signIn = signIn;
        this.entered = entered;
        this.hints = hints;
        texts = Texts.of(LoginController.class, locale);
        words = new LoginWords(texts);
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
        relay.setText(hints.relay());
        email.setText(hints.email());
        show(progress, false);
        showError(hints.problem());
        fill(Form.SIGN_IN);
        // What can be scrolled comes into the scene with the first layout, and takes no cursor before.
        password.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(this::focusFirstEmpty);
            }
        });
    }

    @FXML
    private void didClickInvited() {
        change(Form.INVITATION);
    }

    @FXML
    private void didClickReset() {
        change(Form.RESET);
    }

    @FXML
    private void didClickSetup() {
        change(Form.FIRST_ADMIN);
    }

    @FXML
    private void didClickBack() {
        change(Form.SIGN_IN);
    }

    private void change(Form next) {
        fill(next);
        showError(null);
        focusFirstEmpty();
    }

    @FXML
    private void didSubmit() {
        var address = LoginForm.address(relay.getText());
        if (address == null) {
            refuse(texts.get("error.address"), relay);
        } else if (needsCode() && code.getText().isBlank()) {
            refuse(texts.get("error.code"), code);
        } else if (needsName() && name.getText().isBlank()) {
            refuse(texts.get("error.name"), name);
        } else if (needsEmail() && !email.getText().contains("@")) {
            refuse(texts.get("error.email"), email);
        } else if (password.getText().isEmpty()) {
            refuse(texts.get("error.password"), password);
        } else if (needsCode() && LoginForm.tooShort(password.getText())) {
            refuse(texts.get("error.weak"), password);
        } else {
            send(address);
        }
    }

    private void send(URI address) {
        showError(null);
        busy(true);
        var secret = password.getText();
        CompletableFuture<SavedSession> session = switch (form) {
            case SIGN_IN -> signIn.signIn(address, email.getText(), secret);
            case FIRST_ADMIN -> signIn.firstAdmin(address, code.getText(), name.getText(), email.getText(), secret);
            case INVITATION -> signIn.acceptInvitation(address, code.getText(), name.getText(), secret);
            case RESET -> signIn.resetPassword(address, code.getText(), email.getText(), secret);
        };
        var _ = session.whenComplete((saved, failure) -> Platform.runLater(() -> {
            busy(false);
            if (failure == null) {
                entered.accept(saved);
            } else {
                var cause = Paging.cause(failure);
                refuse(words.of(cause), wrongField(cause));
                offerDetail(cause instanceof RequestFailed.Offline offline ? offline.detail() : null);
            }
        }));
    }

    /// Where the agent has to correct something.
    private TextField wrongField(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.SETUP_CODE_WRONG, ErrorKind.INVITATION_WRONG, ErrorKind.RESET_CODE_WRONG -> code;
                    case ErrorKind.EMAIL_TAKEN -> email;
                    case ErrorName _ -> password;
                };
            case RequestFailed.Offline _ -> relay;
            default -> password;
        };
    }

    private boolean needsCode() {
        return form != Form.SIGN_IN;
    }

    private boolean needsName() {
        return form == Form.FIRST_ADMIN || form == Form.INVITATION;
    }

    private boolean needsEmail() {
        return form != Form.INVITATION;
    }

    private void fill(Form next) {
        form = next;
        show(codeField, needsCode());
        show(nameField, needsName());
        show(emailField, needsEmail());
        show(passwordRule, needsCode());
        show(invited, !needsCode());
        show(reset, !needsCode());
        show(setup, !needsCode());
        show(back, needsCode());
        passwordName.setText(needsCode() ? texts.get("password.new") : texts.get("password"));
        codeName.setText(
                switch (next) {
                    case SIGN_IN, FIRST_ADMIN -> texts.get("code");
                    case INVITATION -> texts.get("code.invitation");
                    case RESET -> texts.get("code.reset");
                });
        switch (next) {
            case SIGN_IN -> say(texts.get("title"), texts.get("subtitle"), texts.get("submit"));
            case FIRST_ADMIN -> say(texts.get("setup.title"), texts.get("setup.subtitle"), texts.get("setup.submit"));
            case INVITATION ->
                say(texts.get("invitation.title"), texts.get("invitation.subtitle"), texts.get("invitation.submit"));
            case RESET -> say(texts.get("reset.title"), texts.get("reset.subtitle"), texts.get("reset.submit"));
        }
    }

    private void say(String headline, String sentence, String act) {
        title.setText(headline);
        subtitle.setText(sentence);
        submit.setText(act);
    }

    private void refuse(String sentence, TextField where) {
        showError(sentence);
        where.requestFocus();
        where.selectAll();
    }

    private void showError(@Nullable String sentence) {
        errorText.setText(sentence == null ? "" : sentence);
        // Its room is kept, so that nothing jumps under the pointer.
        error.setVisible(sentence != null);
        offerDetail(null);
    }

    /// @param seen what the program saw of the failure; null for nothing
    private void offerDetail(@Nullable String seen) {
        detail = seen;
        show(copy, seen != null);
        copy.setText(texts.get("error.copy"));
        copy.setTooltip(seen == null ? null : new Tooltip(seen));
    }

    @FXML
    private void didClickCopy() {
        Copies.put(errorText.getText() + "\n" + detail);
        copy.setText(texts.get("error.copied"));
    }

    private void busy(boolean busy) {
        for (var field : new Node[] {relay, code, name, email, password, submit, invited, reset, setup, back}) {
            field.setDisable(busy);
        }
        show(progress, busy);
    }

    private void focusFirstEmpty() {
        Stream.of(relay, code, name, email, password)
                .filter(field ->
                        field.getParent().isVisible() && field.getText().isBlank())
                .findFirst()
                .orElse(password)
                .requestFocus();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
