//! Passkeys as the source of a secret: WebAuthn's PRF extension (Web Authentication
//! Level 3, section 10.1.4). Nothing is sent anywhere; the device's own lock is what
//! opens it.

use wasm_bindgen::JsValue;

use super::call::{bytes, invoke, member, object, settle, vec};
use super::{Task, random};

/// A passkey, and the secret that it gives for the salt.
pub struct Passkey {
    /// Which it is, for [`ask_passkey`].
    pub id: Vec<u8>,
    /// 32 bytes, the same each time.
    pub secret: Vec<u8>,
}

/// Why there is no passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPasskey {
    /// The person closed the browser's dialogue, or it could not ask.
    Refused,
    /// It was made, but gives no secret: this browser or authenticator lacks PRF.
    WithoutSecret,
}

/// Whether the device has a lock of its own that passkeys can use. Whether they give
/// secrets is known only once one is made.
pub fn has_passkeys() -> Task<bool> {
    let class = member(&js_sys::global(), "PublicKeyCredential");
    let method = "isUserVerifyingPlatformAuthenticatorAvailable";
    let answer = settle(class.and_then(|class| invoke(&class, method, &[])));
    Box::pin(async move { answer.await.is_ok_and(|answer| answer.is_truthy()) })
}

/// Makes a passkey, and asks it for its secret for the salt. `name` is what the
/// device shows in its list of passkeys.
pub fn create_passkey(name: &str, salt: &[u8; 32]) -> Task<Result<Passkey, NoPasskey>> {
    let (name, salt) = (JsValue::from_str(name), *salt);
    Box::pin(async move {
        let options = creation(&name, &salt).ok_or(NoPasskey::Refused)?;
        let made = credentials("create", &options).await;
        let made = made.ok_or(NoPasskey::Refused)?;
        let id = vec(&member(&made, "rawId").ok_or(NoPasskey::Refused)?);
        // Some tell the secret at once, most only when they are asked again.
        let secret = match secret(&made) {
            Some(secret) => Some(secret),
            None => ask_passkey(&id, &salt).await,
        };
        let secret = secret.ok_or(NoPasskey::WithoutSecret)?;
        Ok(Passkey { id, secret })
    })
}

/// The secret of a passkey for the salt; none where the person refuses.
pub fn ask_passkey(id: &[u8], salt: &[u8; 32]) -> Task<Option<Vec<u8>>> {
    let options = request(id, salt);
    Box::pin(async move {
        let given = credentials("get", &options?).await?;
        secret(&given)
    })
}

fn creation(name: &JsValue, salt: &[u8; 32]) -> Option<JsValue> {
    let user = [
        ("id", &bytes(&random::<16>()?)),
        ("name", name),
        ("displayName", name),
    ];
    let members = [
        ("challenge", &bytes(&random::<32>()?)),
        ("rp", &object("{}", &[("name", name)])),
        ("user", &object("{}", &user)),
        ("extensions", &prf(salt)),
    ];
    // Nobody verifies the passkey's signatures; ES256 and RS256 are what all offer.
    let options = object(
        r#"{"pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],
            "authenticatorSelection":{"residentKey":"preferred","userVerification":"required"}}"#,
        &members,
    );
    Some(object("{}", &[("publicKey", &options)]))
}

fn request(id: &[u8], salt: &[u8; 32]) -> Option<JsValue> {
    let allowed = object(r#"{"type":"public-key"}"#, &[("id", &bytes(id))]);
    let members = [
        ("challenge", &bytes(&random::<32>()?)),
        ("allowCredentials", &js_sys::Array::of1(&allowed).into()),
        ("extensions", &prf(salt)),
    ];
    let options = object(r#"{"userVerification":"required"}"#, &members);
    Some(object("{}", &[("publicKey", &options)]))
}

fn prf(salt: &[u8; 32]) -> JsValue {
    let eval = object("{}", &[("first", &bytes(salt))]);
    let prf = object("{}", &[("eval", &eval)]);
    object("{}", &[("prf", &prf)])
}

fn credentials(method: &str, options: &JsValue) -> Task<Option<JsValue>> {
    let navigator = member(&js_sys::global(), "navigator");
    let container = navigator.and_then(|navigator| member(&navigator, "credentials"));
    let promise = container.and_then(|container| invoke(&container, method, &[options]));
    let settled = settle(promise);
    Box::pin(async move { settled.await.ok() })
}

fn secret(credential: &JsValue) -> Option<Vec<u8>> {
    let results = invoke(credential, "getClientExtensionResults", &[])?;
    let prf = member(&member(&results, "prf")?, "results")?;
    Some(vec(&member(&prf, "first")?))
}
