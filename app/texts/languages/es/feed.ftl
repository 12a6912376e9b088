feed-name = Wellspring: { $name }
feed-about = Sus participaciones en sesiones en vivo. Las aplicaciones de calendario pueden tardar hasta un día en notar los cambios.
feed-reduced = Sesión de bienestar
feed-part = Su función: { $role }. Estado: { $state }.
feed-join = Unirse: { $link }
feed-public = Página pública: { $link }
feed-answer = Confirmar o rechazar: { $link }
feed-answer-elsewhere = Para confirmar o rechazar, use el enlace del correo en el que se le pidió participar, o su propia página.
